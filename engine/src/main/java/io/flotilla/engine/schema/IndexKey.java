package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of an index: exactly one of {@code column} (a name, unquoted) and {@code expression} (the
 * server's text, in parentheses unless a function call) is set; {@code collation} and {@code
 * operatorClass} only where they are not the default for that key, as SQL text: quoted, and
 * qualified where an extension put them elsewhere ({@code public.gin_trgm_ops}); {@code
 * operatorClassOptions} are {@code name=value}. {@code statistics} is the number of values kept
 * about an expression, null for the default.
 */
public record IndexKey(
        @Nullable String column,
        @Nullable String expression,
        @Nullable String collation,
        @Nullable String operatorClass,
        List<String> operatorClassOptions,
        boolean descending,
        boolean nullsFirst,
        @Nullable Integer statistics) {

    public IndexKey {
        operatorClassOptions = List.copyOf(operatorClassOptions);
    }

    public IndexKey(
            @Nullable String column,
            @Nullable String expression,
            @Nullable String collation,
            @Nullable String operatorClass,
            boolean descending,
            boolean nullsFirst) {
        this(column, expression, collation, operatorClass, List.of(), descending, nullsFirst, null);
    }

    public IndexKey withStatistics(@Nullable Integer statistics) {
        return new IndexKey(
                column,
                expression,
                collation,
                operatorClass,
                operatorClassOptions,
                descending,
                nullsFirst,
                statistics);
    }
}
