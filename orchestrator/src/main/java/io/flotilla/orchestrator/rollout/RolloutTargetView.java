package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One target of a rollout; {@code statement} is {@code k of n} once a statement has begun. */
record RolloutTargetView(
        long targetId,
        String tenant,
        String database,
        String schema,
        String wave,
        String state,
        @Nullable String statement,
        @Nullable String detail,
        @Nullable String failureKind,
        @Nullable String sqlState,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static RolloutTargetView of(TargetRow row) {
        return new RolloutTargetView(
                row.targetId(),
                row.tenant(),
                row.database(),
                row.schema(),
                row.wave(),
                row.state(),
                statement(row),
                row.detail(),
                row.failureKind(),
                row.sqlState(),
                row.attempts(),
                row.startedAt(),
                row.finishedAt());
    }

    private static @Nullable String statement(TargetRow row) {
        if (row.statement() == null) {
            return null;
        }
        return row.statements() == null
                ? String.valueOf(row.statement())
                : "%d of %d".formatted(row.statement(), row.statements());
    }
}
