package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** A type of ranges, with the one of several ranges that comes with it. */
record RangeTypeRow(
        String name,
        String subtype,
        @Nullable String operatorClass,
        @Nullable String collation,
        @Nullable String canonical,
        @Nullable String difference,
        String multirange,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
