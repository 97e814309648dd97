package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a wave stands. */
public enum WaveState {
    WAITING,
    RUNNING,
    /** All its targets have ended, and its bake has not, or a health check has not held yet. */
    BAKING,
    /** Somebody must promote the rollout. */
    GATE,
    DONE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
