package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** An operator, with types, functions and other operators as SQL. */
record OperatorRow(
        String name,
        @Nullable String left,
        @Nullable String right,
        String function,
        @Nullable String commutator,
        @Nullable String negator,
        @Nullable String restriction,
        @Nullable String join,
        boolean hashes,
        boolean merges,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
