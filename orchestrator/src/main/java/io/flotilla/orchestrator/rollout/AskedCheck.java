package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A health check that was asked, and what it last said: holds, fails or inconclusive. */
public record AskedCheck(
        int wave,
        String name,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable String outcome,
        @Nullable String detail) {

    /** Whether it held when, or after, the wave had baked. */
    boolean heldAfterBake(Wave wave, WaveSpec spec) {
        var end = wave.bakesUntil(spec);
        return "holds".equals(outcome)
                && answeredAt != null
                && !answeredAt.isBefore(askedAt)
                && end != null
                && !askedAt.isBefore(end);
    }
}
