package io.flotilla.orchestrator.rollout;

/** When targets that somebody else's lock held up have their turn. */
public final class DeferredTargets {

    /** Of targets {@code x}, those that are not deferred, or whose wave has nothing else left. */
    public static final String LAST =
            """
             (x.state <> 'deferred' OR NOT EXISTS (
                SELECT FROM rollout_target o
                WHERE o.rollout_id = x.rollout_id AND o.wave = x.wave
                  AND o.direction = x.direction AND NOT o.deferred
                  AND o.state IN ('pending', 'running', 'retrying', 'unknown')))
            """;

    private DeferredTargets() {}
}
