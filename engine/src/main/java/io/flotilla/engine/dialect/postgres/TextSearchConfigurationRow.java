package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.TextSearchConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text search configuration with the dictionaries of each kind of token. */
record TextSearchConfigurationRow(
        String name,
        String parser,
        @Nullable List<TextSearchConfiguration.Mapping> mappings,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
