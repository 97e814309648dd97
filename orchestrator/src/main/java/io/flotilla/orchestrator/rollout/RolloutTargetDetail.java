package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target with all there is to know. {@code difference} is SQL from the state the target should
 * be in to the one it was found in, where that was neither.
 */
record RolloutTargetDetail(
        @JsonUnwrapped RolloutTargetView target,
        @Nullable String difference,
        List<PastAttempt> history) {

    static RolloutTargetDetail of(TargetRow row, List<PastAttempt> attempts) {
        return new RolloutTargetDetail(RolloutTargetView.of(row), row.difference(), attempts);
    }
}
