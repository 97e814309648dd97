package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.TrashBin;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;

/** Columns that a plan dropped and kept: a table is read without them. */
final class TrashedColumns {

    private TrashedColumns() {}

    static Table hidden(Table table) {
        if (table.columns().stream().noneMatch(column -> isTrash(column.name()))
                || !(table.options() instanceof TableOptions.MySql options)) {
            return table;
        }
        var shown =
                new TableOptions.MySql(
                        options.columnOrder().stream().filter(name -> !isTrash(name)).toList(),
                        options.engine(),
                        options.characterSet(),
                        options.collation(),
                        options.rowFormat(),
                        options.parameters(),
                        options.periods(),
                        options.systemVersioned(),
                        options.partitioning());
        return new Table(
                table.name(),
                table.columns().stream().filter(column -> !isTrash(column.name())).toList(),
                table.primaryKey(),
                table.uniqueConstraints(),
                table.exclusionConstraints(),
                table.checkConstraints(),
                table.foreignKeys(),
                table.indexes(),
                shown,
                table.comment());
    }

    private static boolean isTrash(String name) {
        return name.startsWith(TrashBin.PREFIX);
    }
}
