package io.flotilla.orchestrator.rollout;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server whose scheduler leaves rollouts alone: the test ticks, and runs the shards itself. */
public final class ByHand implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "flotilla.rollout.tick",
                "false",
                "flotilla.health.allowed-hosts",
                "127.0.0.1:*",
                "flotilla.pool.wait",
                "2s",
                "flotilla.streams.patience",
                "2s");
    }
}
