package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import java.time.Duration;

/**
 * One try of one plan on one target. {@code epoch} fences older tries off at the target; {@code
 * run} names the rollout in the server's session list (as {@code flotilla/<run>@<epoch>}).
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
        public static final Timeouts DEFAULT = of(PlanPolicy.DEFAULT);

        /** What a policy says of attempts that are told nothing of their own. */
        public static Timeouts of(PlanPolicy policy) {
            return new Timeouts(policy.lockTimeout(), policy.statementTimeout());
        }
    }
}
