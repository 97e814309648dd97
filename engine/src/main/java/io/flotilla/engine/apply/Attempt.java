package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Plan;
import java.time.Duration;

/**
 * One try of one plan on one target. {@code epoch} fences older tries off at the target; {@code
 * run} names the rollout in the server's session list (as {@code flotilla/<run>}).
 */
public record Attempt(
        String schema,
        Plan plan,
        Plan.Direction direction,
        long epoch,
        String run,
        Timeouts timeouts) {

    /** How long to wait for a lock, and how long a statement may take; whole milliseconds. */
    public record Timeouts(Duration lock, Duration statement) {
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(2), Duration.ofMinutes(10));
    }
}
