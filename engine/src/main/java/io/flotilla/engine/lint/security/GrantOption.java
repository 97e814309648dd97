package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;

/** A role may pass on what it was granted. */
final class GrantOption extends SchemaRule {

    GrantOption() {
        super("grant-option", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        schema.grants().stream()
                .filter(grant -> grant.role() != null && !grant.grantable().isEmpty())
                .forEach(
                        grant ->
                                report.add(
                                        grant.objectName(),
                                        "%s may grant %s on %s to others, and a schema with such grants cannot be inspected any more; grant to those roles here"
                                                .formatted(
                                                        grant.role(),
                                                        String.join(", ", grant.grantable()),
                                                        GrantWords.of(grant))));
    }
}
