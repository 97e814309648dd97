package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;

/** A constraint is NOT VALID in the desired state. */
final class UnvalidatedConstraint extends SchemaRule {

    UnvalidatedConstraint() {
        super("unvalidated-constraint", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            table.checkConstraints().stream()
                    .filter(check -> !check.validated())
                    .forEach(check -> add(table, check.name(), report));
            table.foreignKeys().stream()
                    .filter(key -> !key.validated())
                    .forEach(key -> add(table, key.name(), report));
        }
    }

    private static void add(Table table, String constraint, Report report) {
        report.add(
                TableNames.constraint(table, constraint),
                "constraint %s of %s is NOT VALID, so old rows are never checked; leave NOT VALID out, plans see to it themselves"
                        .formatted(constraint, table.name()));
    }
}
