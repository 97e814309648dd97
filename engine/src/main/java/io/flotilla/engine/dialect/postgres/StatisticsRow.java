package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** Extended statistics; {@code definition} is what follows their name. */
record StatisticsRow(
        long relation,
        String name,
        String definition,
        @Nullable Integer target,
        @Nullable String comment) {}
