package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.util.List;

/** A table has policies, and its row security is off. */
final class PolicyWithoutRowSecurity extends SchemaRule {

    PolicyWithoutRowSecurity() {
        super("policy-without-row-security", Severity.ERROR);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            var policies = policies(schema, table);
            if (!policies.isEmpty()
                    && table.options() instanceof TableOptions.Postgres options
                    && !options.rowSecurity()) {
                report.add(
                        TableNames.of(table),
                        "table %s has policies (%s) that do nothing, since its row security is off; enable it"
                                .formatted(table.name(), String.join(", ", policies)));
            }
        }
    }

    private static List<String> policies(Schema schema, Table table) {
        return schema.objects(Policy.class).stream()
                .filter(policy -> policy.table().equals(table.name()))
                .map(Policy::name)
                .toList();
    }
}
