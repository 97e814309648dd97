package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.util.List;

/**
 * What one ALTER TABLE cannot do about the versions that MariaDB keeps of rows:
 * https://mariadb.com/kb/en/system-versioned-tables/.
 */
final class Versioning {

    private Versioning() {}

    static void refuse(WriterContext context, Table from, Table to) {
        var was = ((TableOptions.MySql) from.options()).systemVersioned();
        var is = ((TableOptions.MySql) to.options()).systemVersioned();
        if (was == is) {
            return;
        }
        if (was && context.discards(from.name())) {
            throw new PlanRefused(
                    List.of(
                            "the history of table %s cannot be kept as trash; plan with `drops: drop` for it"
                                    .formatted(from.name())));
        }
        if (hasUnversionedColumn(was ? from : to)) {
            throw new PlanRefused(
                    List.of(
                            "table %s cannot begin or cease to be system-versioned at once with columns WITHOUT SYSTEM VERSIONING: release the one, then the other"
                                    .formatted(from.name())));
        }
    }

    private static boolean hasUnversionedColumn(Table table) {
        return table.columns().stream()
                .anyMatch(
                        column ->
                                ((ColumnOptions.MySql) column.options())
                                        .attributes()
                                        .contains("WITHOUT SYSTEM VERSIONING"));
    }
}
