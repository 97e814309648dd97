package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * One key of an index: exactly one of {@code column} (a name, unquoted) and {@code expression} (the
 * server's text, in parentheses unless a function call) is set; {@code collation} and {@code
 * operatorClass} only where they are not the default for that key, as SQL text: quoted, and
 * qualified where an extension put them elsewhere ({@code public.gin_trgm_ops}).
 */
public record IndexKey(
        @Nullable String column,
        @Nullable String expression,
        @Nullable String collation,
        @Nullable String operatorClass,
        boolean descending,
        boolean nullsFirst) {}
