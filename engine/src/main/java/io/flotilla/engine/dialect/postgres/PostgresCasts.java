package io.flotilla.engine.dialect.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which types have anything to do with each other, see
 * https://www.postgresql.org/docs/current/sql-createcast.html and {@code \dC} in psql. Types that
 * are not listed, such as enums and those of extensions, may be anything: their text is tried.
 */
final class PostgresCasts {

    private static final Map<String, String> FAMILIES = families();

    /** Families between which there are casts, or whose text the other reads. */
    private static final Set<Set<String>> RELATED =
            Set.of(
                    Set.of("number", "boolean"),
                    Set.of("number", "bits"),
                    Set.of("number", "json"),
                    Set.of("boolean", "json"),
                    Set.of("day", "time"),
                    Set.of("time", "interval"));

    private PostgresCasts() {}

    private static Map<String, String> families() {
        var families = new HashMap<String, String>();
        list(families, "number", "smallint", "integer", "bigint", "numeric", "real");
        list(families, "number", "double precision", "money", "oid");
        list(families, "boolean", "boolean");
        list(families, "day", "date", "timestamp without time zone", "timestamp with time zone");
        list(families, "time", "time without time zone", "time with time zone");
        list(families, "interval", "interval");
        list(families, "network", "inet", "cidr");
        list(families, "hardware", "macaddr", "macaddr8");
        list(families, "uuid", "uuid");
        list(families, "bytes", "bytea");
        list(families, "json", "json", "jsonb");
        list(families, "bits", "bit", "bit varying");
        list(families, "xml", "xml");
        list(families, "shape", "point", "line", "lseg", "box", "path", "polygon", "circle");
        list(families, "search", "tsvector", "tsquery");
        return Map.copyOf(families);
    }

    private static void list(Map<String, String> families, String family, String... types) {
        for (var type : types) {
            families.put(type, family);
        }
    }

    /** Whether no value of the one could ever be read as the other. */
    static boolean areUnrelated(PostgresType from, PostgresType to) {
        if (from.isArray() && to.isArray()) {
            return areUnrelated(from.item(), to.item());
        }
        var one = family(from);
        var other = family(to);
        return one != null
                && other != null
                && !one.equals(other)
                && !RELATED.contains(Set.of(one, other));
    }

    private static @Nullable String family(PostgresType type) {
        return type.isArray() ? "array" : FAMILIES.get(type.base());
    }

    /** Only integer has casts from and to boolean. */
    static boolean goesByInteger(PostgresType from, PostgresType to) {
        return !from.isArray()
                && !to.isArray()
                && Set.of("number", "boolean").equals(Set.copyOf(families(from, to)));
    }

    private static Set<String> families(PostgresType from, PostgresType to) {
        var one = family(from);
        var other = family(to);
        return one == null || other == null || one.equals(other) ? Set.of() : Set.of(one, other);
    }
}
