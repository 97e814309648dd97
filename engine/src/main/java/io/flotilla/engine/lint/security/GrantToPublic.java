package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.Schema;

/** Something is granted to everybody that the server does not grant by itself. */
final class GrantToPublic extends SchemaRule {

    GrantToPublic() {
        super("grant-to-public", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        schema.grants().stream()
                .filter(grant -> grant.toPublic() && !grant.granted().isEmpty())
                .forEach(grant -> report.add(grant.objectName(), message(grant)));
    }

    private static String message(Grant grant) {
        return "%s on %s is granted to PUBLIC, which is every role of the server, those of other tenants included; grant it to the roles that need it"
                .formatted(String.join(", ", grant.granted()), GrantWords.of(grant));
    }
}
