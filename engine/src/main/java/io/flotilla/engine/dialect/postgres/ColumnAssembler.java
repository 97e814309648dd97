package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Identity;
import io.flotilla.engine.schema.Identity.Generation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of tables, under the letters of {@code pg_attribute}. */
final class ColumnAssembler {

    private ColumnAssembler() {}

    static List<Column> columns(Catalog catalog, RelationRow table) {
        return catalog.columns(table.oid()).stream().map(c -> column(catalog, c)).toList();
    }

    private static Column column(Catalog catalog, ColumnRow column) {
        var generated = !column.generated().isEmpty();
        return new Column(
                column.name(),
                column.type(),
                column.nullable(),
                generated ? null : column.expression(),
                identity(catalog, column),
                generated ? column.expression() : null,
                column.collation(),
                catalog.comment(column));
    }

    private static @Nullable Identity identity(Catalog catalog, ColumnRow column) {
        var generation =
                switch (column.identity()) {
                    case "a" -> Generation.ALWAYS;
                    case "d" -> Generation.BY_DEFAULT;
                    default -> null;
                };
        return generation == null
                ? null
                : new Identity(generation, catalog.identitySequence(column).sequenceOptions());
    }
}
