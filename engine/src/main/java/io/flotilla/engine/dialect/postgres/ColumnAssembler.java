package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.TableOptionsAssembler.orEmpty;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.Identity;
import io.flotilla.engine.schema.Identity.Generation;
import io.flotilla.engine.schema.Origin;
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
                options(column),
                catalog.comment(column));
    }

    private static @Nullable Identity identity(Catalog catalog, ColumnRow column) {
        var generation =
                switch (column.identity()) {
                    case "a" -> Generation.ALWAYS;
                    case "d" -> Generation.BY_DEFAULT;
                    default -> null;
                };
        var sequence = catalog.identitySequence(column);
        return generation == null || sequence == null
                ? null
                : new Identity(generation, sequence.sequenceOptions());
    }

    private static ColumnOptions options(ColumnRow column) {
        return new ColumnOptions.Postgres(
                origin(column.inherited(), column.local()),
                column.storage() == null ? null : storage(column.storage()),
                column.compression() == null ? null : compression(column.compression()),
                column.statistics(),
                orEmpty(column.attributes()),
                orEmpty(column.foreignOptions()));
    }

    static Origin origin(boolean inherited, boolean local) {
        if (!inherited) {
            return Origin.LOCAL;
        }
        return local ? Origin.BOTH : Origin.INHERITED;
    }

    private static String storage(char letter) {
        return switch (letter) {
            case 'p' -> "PLAIN";
            case 'e' -> "EXTERNAL";
            case 'x' -> "EXTENDED";
            case 'm' -> "MAIN";
            default -> throw new IllegalArgumentException("attstorage " + letter);
        };
    }

    private static String compression(char letter) {
        return switch (letter) {
            case 'p' -> "pglz";
            case 'l' -> "lz4";
            default -> throw new IllegalArgumentException("attcompression " + letter);
        };
    }
}
