package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** An index, also one that backs a constraint. */
record IndexRow(
        long oid,
        long relation,
        String name,
        String method,
        boolean unique,
        int keyCount,
        @Nullable String predicate,
        boolean nullsNotDistinct,
        boolean valid,
        @Nullable String unsupported)
        implements Row {}
