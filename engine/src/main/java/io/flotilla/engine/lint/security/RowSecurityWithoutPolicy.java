package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.TableOptions;

/** A table has row security, and no policy. */
final class RowSecurityWithoutPolicy extends SchemaRule {

    RowSecurityWithoutPolicy() {
        super("row-security-without-policy", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            if (table.options() instanceof TableOptions.Postgres options
                    && options.rowSecurity()
                    && schema.objects(Policy.class).stream()
                            .noneMatch(policy -> policy.table().equals(table.name()))) {
                report.add(
                        TableNames.of(table),
                        "table %s has row security and no policy, so all but its owner see no row; add policies, or take it off"
                                .formatted(table.name()));
            }
        }
    }
}
