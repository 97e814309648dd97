package io.flotilla.orchestrator.rollout.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One wave. {@code select} and {@code size} bound who is in it; with neither it takes all that no
 * earlier wave took. {@code bake} is the wait after its last target, before the gate.
 */
public record WaveSpec(
        String name,
        @Nullable String select,
        @Nullable WaveSize size,
        int parallel,
        Duration bake,
        Gate gate) {

    /** Whether it takes every target that is left. */
    public boolean takesTheRest() {
        return select == null && size == null;
    }

    /** What must happen between this wave and the next. */
    public enum Gate {
        NONE,
        /** Somebody must promote the rollout. */
        MANUAL
    }
}
