package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one wave is. {@code workedAt} is when its last target ended, where the bake begins;
 * {@code doneAt} when what depends on it could go on; {@code room} bounds its attempts where the
 * shards alone would not.
 */
public record Wave(
        int position,
        String name,
        int targets,
        @Nullable Instant openedAt,
        @Nullable Instant workedAt,
        @Nullable Instant promotedAt,
        @Nullable Instant doneAt,
        @Nullable Integer room) {

    /** Whether its targets may be attempted, on the way forward. */
    public boolean open() {
        return openedAt != null && doneAt == null;
    }

    boolean done() {
        return doneAt != null;
    }

    /** When its bake ends; null while there is work in it. */
    @Nullable Instant bakesUntil(WaveSpec spec) {
        return workedAt == null ? null : workedAt.plus(spec.bake());
    }

    /** Whether the wave, all of whose targets have ended, still bakes at {@code now}. */
    boolean bakes(WaveSpec spec, Instant now) {
        var end = bakesUntil(spec);
        return end == null || end.isAfter(now);
    }

    /** Whether somebody must still promote it. */
    boolean gated(WaveSpec spec) {
        return spec.gate() == Gate.MANUAL && promotedAt == null;
    }

    /** Whether somebody may say that it is good enough: nothing but a gate or checks is left. */
    boolean promotable(WaveSpec spec) {
        return workedAt != null && doneAt == null && (gated(spec) || checked(spec));
    }

    /** Whether its health checks count: somebody who promotes it passes them too. */
    boolean checked(WaveSpec spec) {
        return !spec.checks().isEmpty() && workedAt != null && doneAt == null && promotedAt == null;
    }
}
