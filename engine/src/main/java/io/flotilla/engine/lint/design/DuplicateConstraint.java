package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two constraints of a table say the same. */
final class DuplicateConstraint extends SchemaRule {

    DuplicateConstraint() {
        super("duplicate-constraint", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            var said = new HashMap<Object, String>();
            for (var check : table.checkConstraints()) {
                add(
                        table,
                        said.putIfAbsent(check.expression(), check.name()),
                        check.name(),
                        report);
            }
            for (var key : table.foreignKeys()) {
                var what = List.of(key.columns(), key.referencedTable(), key.referencedColumns());
                add(table, said.putIfAbsent(what, key.name()), key.name(), report);
            }
        }
    }

    private static void add(Table table, @Nullable String first, String second, Report report) {
        if (first != null) {
            report.add(
                    TableNames.constraint(table, second),
                    "constraint %s of %s says what %s says; drop one"
                            .formatted(second, table.name(), first));
        }
    }
}
