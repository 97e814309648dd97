package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One target of a rollout, as selected for people. */
public record TargetRow(
        long targetId,
        String tenant,
        String database,
        String schema,
        String wave,
        String state,
        @Nullable Integer statement,
        @Nullable Integer statements,
        @Nullable String detail,
        @Nullable String failureKind,
        @Nullable String sqlState,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String difference) {}
