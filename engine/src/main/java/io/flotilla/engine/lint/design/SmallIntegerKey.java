package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.List;
import java.util.Set;

/** A generated key is a smallint or integer. */
final class SmallIntegerKey extends SchemaRule {

    private static final Set<String> SMALL = Set.of("smallint", "integer");

    SmallIntegerKey() {
        super("small-integer-key", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                if (SMALL.contains(column.type()) && isGenerated(table, column)) {
                    report.add(
                            TableNames.column(table, column),
                            "column %s.%s numbers rows as %s and runs out, on the biggest tenant first, when every insert fails; use bigint"
                                    .formatted(table.name(), column.name(), column.type()));
                }
            }
        }
    }

    private static boolean isGenerated(Table table, Column column) {
        var single =
                table.primaryKey() != null
                        && table.primaryKey().columns().equals(List.of(column.name()))
                        && table.foreignKeys().stream()
                                .noneMatch(key -> key.columns().contains(column.name()));
        return column.identity() != null || isSerial(column) || single;
    }

    private static boolean isSerial(Column column) {
        return column.defaultExpression() != null
                && column.defaultExpression().startsWith("nextval(");
    }
}
