package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, procedure or aggregate, by {@code pg_proc.prokind}; {@code schema} and {@code name}
 * are SQL text.
 */
record RoutineRow(
        char kind,
        String signature,
        String name,
        String arguments,
        List<String> inputNames,
        int defaults,
        String result,
        @Nullable String definition,
        String schema,
        @Nullable AggregateRow aggregate,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
