package io.flotilla.engine.dialect.postgres;

import java.util.List;
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
        boolean inherited,
        boolean local,
        @Nullable Character storage,
        @Nullable Character compression,
        @Nullable Integer statistics,
        @Nullable List<String> attributes,
        @Nullable List<String> foreignOptions,
        @Nullable String unsupported)
        implements Row {}
