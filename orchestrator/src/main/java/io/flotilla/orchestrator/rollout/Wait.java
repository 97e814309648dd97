package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a rollout under way waits for. {@code wave} is null where it concerns more than one;
 * {@code until} where nobody can say.
 */
public record Wait(
        Kind kind,
        @Nullable String wave,
        String detail,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** What is waited for. */
    public enum Kind {
        /** A maintenance window must open. */
        WINDOW,
        /** Time must pass. */
        BAKE,
        /** Checks must hold, or answer at all. */
        HEALTH,
        /** Somebody must promote the wave. */
        GATE,
        /** Other waves must be done. */
        DEPENDS_ON;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
