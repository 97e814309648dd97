package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A trigger; {@code enabled} is {@code pg_trigger.tgenabled}, {@code definition} null for a copy.
 */
record TriggerRow(
        long relation,
        String name,
        @Nullable String definition,
        char enabled,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}
