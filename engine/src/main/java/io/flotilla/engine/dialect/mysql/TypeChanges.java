package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Column;
import java.util.List;
import java.util.Set;

/**
 * Which types a column cannot go from one to the other of, whatever its values are: MariaDB casts
 * these to nothing but text and bytes, https://mariadb.com/kb/en/uuid-data-type/.
 */
final class TypeChanges {

    private static final Set<String> ALONE =
            Set.of(
                    "uuid",
                    "inet4",
                    "inet6",
                    "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection");

    private static final Set<String> ANY =
            Set.of(
                    "char",
                    "varchar",
                    "binary",
                    "varbinary",
                    "tinytext",
                    "text",
                    "mediumtext",
                    "longtext",
                    "tinyblob",
                    "blob",
                    "mediumblob",
                    "longblob");

    private TypeChanges() {}

    static void refuseWithoutCast(String table, Column from, Column to) {
        var before = word(from);
        var after = word(to);
        var isAlone = ALONE.contains(before) || ALONE.contains(after);
        var isCast =
                before.equals(after)
                        || ANY.contains(before)
                        || ANY.contains(after)
                        || before.equals("geometry")
                        || after.equals("geometry");
        if (isAlone && !isCast) {
            throw new PlanRefused(
                    List.of(
                            "%s.%s: there is no cast from %s to %s; add a column of the new type, fill it and drop the old one in a later release"
                                    .formatted(table, to.name(), from.type(), to.type())));
        }
    }

    private static String word(Column column) {
        return column.type().replaceFirst("[^a-z0-9].*", "");
    }
}
