package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.Optional;

/** A foreign key and the column it refers to have different types. */
final class ForeignKeyTypeMismatch extends SchemaRule {

    ForeignKeyTypeMismatch() {
        super("foreign-key-type-mismatch", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            for (var key : table.foreignKeys()) {
                schema.tables().stream()
                        .filter(other -> other.name().equals(key.referencedTable()))
                        .forEach(other -> check(table, key, other, report));
            }
        }
    }

    private static void check(Table table, ForeignKey key, Table referenced, Report report) {
        for (int i = 0; i < key.columns().size(); i++) {
            var from = column(table, key.columns().get(i));
            var to = column(referenced, key.referencedColumns().get(i));
            if (from.isPresent() && to.isPresent() && !from.get().type().equals(to.get().type())) {
                report.add(
                        TableNames.constraint(table, key.name()),
                        "%s.%s is %s and refers to %s.%s, which is %s: the narrower one runs out first, and comparisons convert; make them the same"
                                .formatted(
                                        table.name(),
                                        from.get().name(),
                                        from.get().type(),
                                        referenced.name(),
                                        to.get().name(),
                                        to.get().type()));
            }
        }
    }

    private static Optional<Column> column(Table table, String name) {
        return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
