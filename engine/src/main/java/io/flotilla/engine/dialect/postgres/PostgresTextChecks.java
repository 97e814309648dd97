package io.flotilla.engine.dialect.postgres;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What text must look like to be read as another type. PostgreSQL 16 could be asked itself ({@code
 * pg_input_is_valid}); older ones cannot, and newer ones also read {@code 0x1F} and {@code 1_000},
 * which are taken for no number here.
 */
final class PostgresTextChecks {

    private static final String INTEGER = "'^\\s*[-+]?[0-9]+\\s*$'";

    private static final String NUMBER =
            "'^\\s*[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[-+]?[0-9]+)?\\s*$'";

    private static final String NO_NUMBER = "'^\\s*(nan|[-+]?inf(inity)?)\\s*$'";

    /**
     * https://www.postgresql.org/docs/current/datatype-boolean.html; and what is unique of them.
     */
    private static final String BOOLEAN =
            "'^\\s*(t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|1|0)\\s*$'";

    private static final String UUID = "'^[{]?[0-9a-f]{4}(-?[0-9a-f]{4}){7}[}]?$'";

    private static final Map<String, String> RANGES =
            Map.of(
                    "smallint", "-32768 AND 32767",
                    "integer", "-2147483648 AND 2147483647",
                    "bigint", "-9223372036854775808 AND 9223372036854775807");

    private PostgresTextChecks() {}

    /** What holds of every value {@code column} (in SQL) that can be read; null if unknown. */
    static @Nullable String fits(String column, PostgresType to, List<String> labels) {
        if (!labels.isEmpty()) {
            return "%s::text IN (%s)"
                    .formatted(
                            column,
                            labels.stream()
                                    .map(PostgresText::literal)
                                    .collect(Collectors.joining(", ")));
        }
        var range = RANGES.get(to.base());
        if (range != null) {
            return guarded(column, INTEGER, "%s::numeric BETWEEN %s".formatted(column, range));
        }
        return switch (to.base()) {
            case "numeric" ->
                    to.modifiers().size() == 2
                            ? guarded(
                                    column,
                                    NUMBER,
                                    "abs(round(%s::numeric, %d)) < 1e%d::numeric"
                                            .formatted(
                                                    column,
                                                    to.modifiers().get(1),
                                                    to.modifiers().get(0) - to.modifiers().get(1)))
                            : "%1$s ~* %2$s OR %1$s ~* %3$s".formatted(column, NUMBER, NO_NUMBER);
            case "real", "double precision" ->
                    "%1$s ~* %2$s OR %1$s ~* %3$s".formatted(column, NUMBER, NO_NUMBER);
            case "boolean" -> "%s ~* %s".formatted(column, BOOLEAN);
            case "uuid" -> "%s ~* %s".formatted(column, UUID);
            default -> null;
        };
    }

    /** The cast is tried only where it works; AND promises no order. */
    private static String guarded(String column, String pattern, String condition) {
        return "CASE WHEN %1$s ~* %2$s THEN %3$s WHEN %1$s IS NOT NULL THEN false END"
                .formatted(column, pattern, condition);
    }
}
