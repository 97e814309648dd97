package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.RolloutState;

/** What a rollout allows its shards right now. */
public record Permit(String state, String direction, int revision) {

    /** Whether attempts may start as the rollout was when it was read. */
    boolean allows(Rollout rollout) {
        return RolloutState.of(state).active()
                && direction.equals(rollout.direction().label())
                && revision == rollout.revision();
    }
}
