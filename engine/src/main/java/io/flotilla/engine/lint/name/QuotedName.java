package io.flotilla.engine.lint.name;

import io.flotilla.engine.lint.ModelKind;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;
import java.util.regex.Pattern;

/** A name works only in quotes: it has capitals, blanks or other signs. */
final class QuotedName extends SchemaRule {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    QuotedName() {
        super("quoted-name", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var kind : ModelKind.values()) {
            kind.members(schema)
                    .filter(it -> !it.isNamedAfterTable())
                    .filter(it -> !PLAIN.matcher(it.plainName()).matches())
                    .forEach(
                            it ->
                                    report.add(
                                            it.name(),
                                            "the name of %s works only in quotes; use small letters, digits and underscores"
                                                    .formatted(it.label())));
        }
    }
}
