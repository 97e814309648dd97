package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** A column of a table or view; {@code expression} is its default, or what generates it. */
record ColumnRow(
        long relation,
        int number,
        String name,
        String type,
        boolean nullable,
        @Nullable String expression,
        String identity,
        String generated,
        @Nullable String collation,
        @Nullable String unsupported)
        implements Row {}
