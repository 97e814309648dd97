package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rollout, as recorded. {@code spec} is {@code approvedSpec} with what was changed since, which
 * {@code revision} counts; {@code revertWave} is the last position open on the way back; {@code
 * beforeRevert} is where a revert of a few tenants goes back to; {@code targets} counts the
 * manifest's targets.
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
        RolloutSpec approvedSpec,
        ObjectNode changes,
        RolloutSpec spec,
        int revision,
        String manifestDigest,
        int revertWave,
        @Nullable RolloutState beforeRevert,
        int targets,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedDigest,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The state of a target whose attempts in the current direction failed for good. */
    public TargetState failure() {
        return direction == Direction.FORWARD ? TargetState.FAILED : TargetState.REVERT_FAILED;
    }

    /** How the audit names it. */
    public String subject() {
        return "rollout:" + id;
    }
}
