package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** A collation, under the letters of {@code pg_collation}. */
record CollationRow(
        String name,
        char provider,
        boolean deterministic,
        @Nullable String collate,
        @Nullable String ctype,
        @Nullable String locale,
        @Nullable String rules,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
