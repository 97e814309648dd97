package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enumerated type. */
record EnumRow(
        String name,
        @Nullable List<String> values,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
