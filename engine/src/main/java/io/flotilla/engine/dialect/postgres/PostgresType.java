package io.flotilla.engine.dialect.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column type taken apart: {@code numeric(10,2)} is the base {@code numeric} with two modifiers.
 * An array keeps its brackets in the base.
 */
record PostgresType(String base, List<Integer> modifiers) {

    private static final Pattern FORM =
            Pattern.compile("(?<head>[^(]+)(?:\\((?<modifiers>-?\\d+(?:,-?\\d+)?)\\))?(?<tail>.*)");

    private static final Map<String, String> INTEGERS =
            Map.of(
                    "smallint", "-32768 AND 32767",
                    "integer", "-2147483648 AND 2147483647",
                    "bigint", "-9223372036854775808 AND 9223372036854775807");

    private static final List<String> INTEGER_SIZES = List.of("smallint", "integer", "bigint");

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private static final Set<String> STRINGS = Set.of("text", "character varying", "character");

    /** Other types whose values are stored alike, see {@code castmethod} in {@code pg_cast}. */
    private static final Map<String, Set<String>> SAME_BYTES =
            Map.of(
                    "cidr", Set.of("inet"),
                    "integer", Set.of("oid"),
                    "oid", Set.of("integer"),
                    "xml", Set.of("text", "character varying"));

    private static final Set<String> TIMES =
            Set.of("date", "timestamp without time zone", "timestamp with time zone");

    static PostgresType of(String type) {
        var form = FORM.matcher(type);
        if (!form.matches() || type.startsWith("\"")) {
            return new PostgresType(type, List.of());
        }
        var modifiers = form.group("modifiers");
        return new PostgresType(
                form.group("head").strip() + form.group("tail"),
                modifiers == null
                        ? List.of()
                        : Arrays.stream(modifiers.split(",")).map(Integer::valueOf).toList());
    }

    boolean isArray() {
        return base.endsWith("[]");
    }

    /** What an array is of. */
    PostgresType item() {
        return new PostgresType(base.substring(0, base.length() - 2), modifiers);
    }

    boolean isText() {
        return STRINGS.contains(base);
    }

    /**
     * Whether the stored rows stay as they are. The cases are those whose cast is binary coercible
     * or dropped by the server, see the notes of
     * https://www.postgresql.org/docs/current/sql-altertable.html.
     */
    boolean keepsRowsAs(PostgresType to) {
        if (isArray()) {
            // its items are cast one by one, whatever that does to each
            return equals(to);
        }
        if (base.equals("character varying")) {
            return to.equals(new PostgresType("text", List.of()))
                    || (to.base.equals(base) && wider(to));
        }
        if (base.equals("text")) {
            return to.equals(new PostgresType("character varying", List.of())) || equals(to);
        }
        if (SAME_BYTES.getOrDefault(base, Set.of()).contains(to.base)) {
            return to.modifiers.isEmpty();
        }
        if (base.equals("numeric") && to.base.equals(base)) {
            return to.modifiers.isEmpty()
                    || (modifiers.size() == 2
                            && to.modifiers.size() == 2
                            && modifiers.get(1).equals(to.modifiers.get(1))
                            && modifiers.get(0) <= to.modifiers.get(0));
        }
        return base.equals(to.base) && wider(to);
    }

    /** Whether {@code ALTER COLUMN … TYPE} finds a cast by itself, for every pair of the kinds. */
    boolean castsAloneTo(PostgresType to) {
        return base.equals(to.base)
                || STRINGS.contains(to.base)
                || (NUMBERS.contains(base) && NUMBERS.contains(to.base))
                || (TIMES.contains(base) && TIMES.contains(to.base))
                || (base.equals("json") && to.base.equals("jsonb"))
                || (base.equals("jsonb") && to.base.equals("json"))
                || keepsRowsAs(to);
    }

    /**
     * Whether an explicit cast is known to exist; any other pair goes by way of text, see
     * https://www.postgresql.org/docs/current/sql-createcast.html.
     */
    boolean castsOnDemandTo(PostgresType to) {
        return STRINGS.contains(base)
                || Set.of(base, to.base).equals(Set.of("boolean", "integer"))
                || (base.equals("jsonb")
                        && (NUMBERS.contains(to.base) || to.base.equals("boolean")))
                || (base.startsWith("timestamp") && to.base.startsWith("time"));
    }

    /** Whether a value of both types can be compared and a default of one serves the other. */
    boolean sameFamilyAs(PostgresType to) {
        return keepsRowsAs(to) || (INTEGERS.containsKey(base) && INTEGERS.containsKey(to.base));
    }

    /** What must hold of every value {@code column} (in SQL) for the change; null if all fit. */
    @Nullable String fits(String column, PostgresType to) {
        if (INTEGER_SIZES.contains(to.base) && INTEGER_SIZES.contains(base)) {
            return INTEGER_SIZES.indexOf(to.base) < INTEGER_SIZES.indexOf(base)
                    ? "%s BETWEEN %s".formatted(column, INTEGERS.get(to.base))
                    : null;
        }
        if (INTEGERS.containsKey(to.base) && NUMBERS.contains(base)) {
            return "round(%s::numeric) BETWEEN %s".formatted(column, INTEGERS.get(to.base));
        }
        if (Set.of("character varying", "character").contains(to.base)
                && STRINGS.contains(base)
                && !to.modifiers.isEmpty()
                && !keepsRowsAs(to)) {
            return "char_length(rtrim(%s, ' ')) <= %d".formatted(column, to.modifiers.getFirst());
        }
        if (to.base.equals("numeric")
                && Set.of("numeric", "smallint", "integer", "bigint").contains(base)
                && to.modifiers.size() == 2
                && !keepsRowsAs(to)) {
            return "abs(round(%s, %d)) < 1e%d::numeric"
                    .formatted(
                            base.equals("numeric") ? column : column + "::numeric",
                            to.modifiers.get(1),
                            to.modifiers.get(0) - to.modifiers.get(1));
        }
        return null;
    }

    /** Whether values may come out less exact than they were. */
    boolean losesPrecisionAs(PostgresType to) {
        if (base.equals("numeric") && to.base.equals("numeric")) {
            return to.modifiers.size() == 2
                    && (modifiers.size() < 2 || to.modifiers.get(1) < modifiers.get(1));
        }
        if (Set.of("numeric", "real", "double precision").contains(base)) {
            return NUMBERS.contains(to.base) && !to.base.equals(base);
        }
        if (Set.of("integer", "bigint").contains(base)) {
            return to.base.equals("real")
                    || (base.equals("bigint") && to.base.startsWith("double"));
        }
        return (TIMES.contains(base) && to.base.equals("date") && !base.equals("date"))
                || (base.equals("jsonb") && to.base.equals("json"))
                || (base.equals("json") && to.base.equals("jsonb"))
                || (base.startsWith("timestamp") && base.equals(to.base) && !wider(to));
    }

    private boolean wider(PostgresType to) {
        if (to.modifiers.isEmpty() || modifiers.equals(to.modifiers)) {
            return !base.equals("character") || modifiers.equals(to.modifiers);
        }
        return !modifiers.isEmpty()
                && !base.equals("character")
                && !base.startsWith("numeric")
                && !base.equals("bit")
                && modifiers.getFirst() <= to.modifiers.getFirst();
    }
}
