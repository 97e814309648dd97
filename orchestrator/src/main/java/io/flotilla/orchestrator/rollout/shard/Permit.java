package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.rollout.RolloutState;

/** What a rollout allows its shards right now. */
public record Permit(String state, String direction, int wave, int failuresForgiven) {

    /** Whether attempts in a direction may start. */
    boolean allows(Direction wanted) {
        return RolloutState.of(state).active() && direction.equals(wanted.label());
    }
}
