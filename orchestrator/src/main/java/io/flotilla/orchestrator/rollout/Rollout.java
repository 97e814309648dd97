package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rollout, as recorded. {@code releases} are one for each dialect of its targets; {@code spec}
 * is {@code approvedSpec} with what was changed since, which {@code revision} counts; {@code
 * revertWave} is the last position open on the way back; {@code beforeRevert} is where a revert of
 * a few tenants goes back to; {@code targets} counts the manifest's targets.
 */
public record Rollout(
        long id,
        List<RolloutRelease> releases,
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

    public Rollout {
        releases = List.copyOf(releases);
    }

    /** What it brings, as {@code name@tag}. */
    public String release() {
        return approvedSpec.release();
    }

    /** The release it brings to targets of a dialect, of which it has some. */
    public RolloutRelease release(String dialect) {
        return releases.stream()
                .filter(release -> release.dialect().equals(dialect))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "rollout %d has no release for %s".formatted(id, dialect)));
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
