package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row security policy; {@code command} is {@code pg_policy.polcmd}. */
record PolicyRow(
        long relation,
        String name,
        char command,
        boolean permissive,
        List<String> roles,
        @Nullable String using,
        @Nullable String withCheck,
        @Nullable String comment) {}
