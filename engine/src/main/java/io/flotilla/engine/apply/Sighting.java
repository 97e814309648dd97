package io.flotilla.engine.apply;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.time.Duration;

/**
 * What a target's schema was when it was last looked at under its lock, with {@code epoch} in its
 * fence: none of Flotilla's own has changed it since, as long as no newer epoch is there. {@code
 * at} is {@link System#nanoTime}.
 */
public record Sighting(Fingerprint live, long epoch, long at) {

    /** Others may change a schema at any time; what was seen is not relied on for longer. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    boolean isFresh(Attempt attempt) {
        return attempt.epoch() == epoch && System.nanoTime() - at < FRESH.toNanos();
    }
}
