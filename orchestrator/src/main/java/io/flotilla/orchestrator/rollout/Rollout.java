package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.rollout.spec.Failures.Then;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rollout, as recorded. {@code wave} and {@code revertWave} are the last positions open to
 * attempts in each direction; {@code beforeRevert} is where a revert of a few tenants goes back to;
 * {@code targets} counts the manifest's targets.
 */
public record Rollout(
        long id,
        long releaseId,
        String release,
        String releaseDigest,
        String dialect,
        RolloutState state,
        Direction direction,
        boolean halted,
        @Nullable String reason,
        RolloutSpec spec,
        String manifestDigest,
        int wave,
        int revertWave,
        @Nullable RolloutState beforeRevert,
        int failuresForgiven,
        int targets,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedDigest,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The last wave whose targets may be attempted now. */
    public int openWave() {
        return direction == Direction.FORWARD ? wave : revertWave;
    }

    /** How many targets may fail before the rollout halts; no bound where it must go on. */
    int failuresAllowed() {
        return failuresAllowed(failuresForgiven);
    }

    /** The same, once somebody has accepted {@code forgiven} failures. */
    public int failuresAllowed(int forgiven) {
        return spec.failures().then() == Then.CONTINUE
                ? Integer.MAX_VALUE
                : spec.failures().budget().allowed(targets) + forgiven;
    }

    /** The state of a target whose attempts in the current direction failed for good. */
    public TargetState failure() {
        return direction == Direction.FORWARD ? TargetState.FAILED : TargetState.REVERT_FAILED;
    }

    /** How the audit names it. */
    public String subject() {
        return "rollout:" + id;
    }
}
