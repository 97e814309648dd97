package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.RolloutState;
import io.flotilla.orchestrator.server.BreakerState;

/** What a rollout allows its shards right now, and how the shard's server is. */
public record Permit(
        String state, String direction, int revision, String breaker, int serverFaults) {

    /** Whether attempts may start as the rollout was when it was read. */
    boolean allows(Rollout rollout) {
        return RolloutState.of(state).active()
                && direction.equals(rollout.direction().label())
                && revision == rollout.revision();
    }

    /** Whether attempts other than a probe may start on the server. */
    boolean serverAdmits() {
        return BreakerState.of(breaker) == BreakerState.CLOSED;
    }

    /** Whether there is nothing about the server that a success would change. */
    boolean serverSound() {
        return serverAdmits() && serverFaults == 0;
    }
}
