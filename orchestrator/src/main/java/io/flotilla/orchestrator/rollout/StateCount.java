package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many targets of a wave are in a state. {@code recent} of them got there by an attempt within
 * the last 30 seconds; {@code forgiven} were accepted by somebody and count towards no budget.
 */
public record StateCount(
        long rolloutId,
        int wave,
        String state,
        int targets,
        int recent,
        int forgiven,
        @Nullable Instant lastFinished) {

    TargetState targetState() {
        return TargetState.of(state);
    }
}
