package io.flotilla.orchestrator;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Places where a test may have the process die as if it were killed, so that what {@code kill -9}
 * hits by chance is hit for certain. Nothing happens unless the system property {@code
 * flotilla.crash.at} names a place, as in {@code attempt-ended} or, at its third passing, {@code
 * attempt-ended:3}.
 */
public enum CrashPoint {
    /** Targets are claimed, and nothing has begun. */
    CLAIMED,
    /** A statement is about to be sent; where it commits by itself, its intent is written. */
    STATEMENT_STARTING,
    /** A statement has run; in a transaction it is not committed. */
    STATEMENT_FINISHED,
    /** An attempt is over, and nobody knows how it ended. */
    ATTEMPT_ENDED,
    /** Endings are written. */
    ENDING_WRITTEN,
    /** A tick has decided, and fired nothing. */
    TICK_DECIDED;

    /** What a shell makes of {@code kill -9}. */
    private static final int KILLED = 137;

    private static final String[] SETTING =
            System.getProperty("flotilla.crash.at", "").split(":", 2);
    private static final @Nullable CrashPoint ARMED =
            SETTING[0].isEmpty()
                    ? null
                    : valueOf(SETTING[0].toUpperCase(Locale.ROOT).replace('-', '_'));
    private static final AtomicInteger LEFT =
            new AtomicInteger(SETTING.length < 2 ? 1 : Integer.parseInt(SETTING[1]));

    /** Comes by here, and never goes on where this is the place and the time to die. */
    public void pass() {
        if (this == ARMED && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
