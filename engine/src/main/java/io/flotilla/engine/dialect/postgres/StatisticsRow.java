package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Extended statistics; {@code kinds} as in {@code pg_statistic_ext.stxkind}. */
record StatisticsRow(
        long relation,
        String name,
        List<Character> kinds,
        List<Integer> columns,
        @Nullable List<String> expressions,
        @Nullable Integer target,
        @Nullable String comment) {}
