package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt that has ended. {@code statement} is the last one begun, counted from 1. */
public record PastAttempt(
        long epoch,
        int number,
        String direction,
        String node,
        String outcome,
        @Nullable String detail,
        @Nullable String failureKind,
        @Nullable String sqlState,
        @Nullable Integer statement,
        Instant startedAt,
        Instant finishedAt) {}
