package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** A text search dictionary. */
record TextSearchDictionaryRow(
        String name,
        String template,
        @Nullable String options,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
