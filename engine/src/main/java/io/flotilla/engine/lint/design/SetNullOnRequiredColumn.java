package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;
import java.util.LinkedHashSet;

/** A foreign key sets columns to NULL on delete or update that are NOT NULL. */
final class SetNullOnRequiredColumn extends SchemaRule {

    SetNullOnRequiredColumn() {
        super("set-null-on-required-column", Severity.ERROR);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            for (var key : table.foreignKeys()) {
                var nulled = new LinkedHashSet<String>();
                if (key.onDelete() == ForeignKey.Action.SET_NULL) {
                    nulled.addAll(key.setColumns().isEmpty() ? key.columns() : key.setColumns());
                }
                if (key.onUpdate() == ForeignKey.Action.SET_NULL) {
                    nulled.addAll(key.columns());
                }
                table.columns().stream()
                        .filter(column -> !column.nullable() && nulled.contains(column.name()))
                        .forEach(
                                column ->
                                        report.add(
                                                TableNames.constraint(table, key.name()),
                                                "foreign key %s sets %s.%s to NULL, which is NOT NULL: the first delete or update in %s fails; make the column nullable or choose another action"
                                                        .formatted(
                                                                key.name(),
                                                                table.name(),
                                                                column.name(),
                                                                key.referencedTable())));
            }
        }
    }
}
