package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target with all there is to know. {@code difference} is SQL from the state the target should
 * be in to the one it was found in, where that was neither end of its plan.
 */
record RolloutTargetDetail(
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
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String difference,
        List<PastAttempt> attempts) {

    static RolloutTargetDetail of(TargetRow row, List<PastAttempt> attempts) {
        var view = RolloutTargetView.of(row);
        return new RolloutTargetDetail(
                view.targetId(),
                view.tenant(),
                view.database(),
                view.schema(),
                view.wave(),
                view.state(),
                view.statement(),
                view.detail(),
                view.failureKind(),
                view.sqlState(),
                view.startedAt(),
                view.finishedAt(),
                row.difference(),
                attempts);
    }
}
