package io.flotilla.engine.lint.data;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column's type as the server prints it, with its parameters; {@code size} and {@code scale} are
 * null where it has none.
 */
record ColumnType(String name, @Nullable Integer size, @Nullable Integer scale) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<name>[^(]+?)(?:\\((?<size>\\d+)(?:,(?<scale>-?\\d+))?\\))?(?<rest> .*)?");

    /** Each holds what those before it hold. */
    private static final List<List<String>> LADDERS =
            List.of(
                    List.of("smallint", "integer", "bigint", "numeric"),
                    List.of("real", "double precision"),
                    List.of("date", "timestamp without time zone"),
                    List.of("date", "timestamp with time zone"),
                    List.of("time without time zone", "timestamp without time zone"),
                    List.of("character", "character varying", "text"),
                    List.of("integer", "bigint", "character varying", "text"),
                    List.of("json", "text"),
                    List.of("uuid", "text"));

    static ColumnType of(String type) {
        var form = FORM.matcher(type);
        if (!form.matches()) {
            return new ColumnType(type, null, null);
        }
        var rest = form.group("rest");
        return new ColumnType(
                form.group("name") + (rest == null ? "" : rest),
                number(form.group("size")),
                number(form.group("scale")));
    }

    /** Whether a value of this type may not fit the other, or not in whole. */
    boolean mayLoseIn(ColumnType other) {
        return name.equals(other.name)
                ? shrinks(other)
                : LADDERS.stream()
                        .anyMatch(
                                ladder ->
                                        ladder.contains(name)
                                                && ladder.contains(other.name)
                                                && (ladder.indexOf(name)
                                                                > ladder.indexOf(other.name)
                                                        || lessThan(other.size, size)));
    }

    private boolean shrinks(ColumnType other) {
        return lessThan(other.size, size)
                || lessThan(other.scale, scale)
                || lessThan(whole(other), whole(this));
    }

    /** The digits before the point. */
    private static @Nullable Integer whole(ColumnType type) {
        return type.size == null ? null : type.size - (type.scale == null ? 0 : type.scale);
    }

    /** No limit is more than any. */
    private static boolean lessThan(@Nullable Integer one, @Nullable Integer other) {
        return one != null && (other == null || one < other);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
