package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one wave is. {@code workedAt} is when its last target ended, where the bake begins. */
public record Wave(
        int position,
        String name,
        @Nullable Instant openedAt,
        @Nullable Instant workedAt,
        @Nullable Instant promotedAt) {

    /** Whether the wave, all of whose targets have ended, still bakes at {@code now}. */
    boolean bakes(WaveSpec spec, Instant now) {
        return workedAt == null || workedAt.plus(spec.bake()).isAfter(now);
    }

    /** Whether somebody must still promote it. */
    boolean gated(WaveSpec spec) {
        return spec.gate() == Gate.MANUAL && promotedAt == null;
    }
}
