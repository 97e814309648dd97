package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of an index, key or included; {@code column} is 0 for an expression. */
record IndexKeyRow(
        long index,
        int number,
        int column,
        @Nullable String expression,
        @Nullable String collation,
        long operatorClass,
        long type,
        @Nullable Integer options,
        @Nullable Integer statistics,
        @Nullable List<String> operatorClassOptions) {}
