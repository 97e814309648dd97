package io.flotilla.orchestrator.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Points in time and lengths of time, for people. */
public final class Times {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private Times() {}

    /** A server's time in the user's zone; a text that is no time is left as it is. */
    public static String brief(String instant) {
        try {
            return LOCAL.format(Instant.parse(instant));
        } catch (DateTimeParseException _) {
            return instant;
        }
    }

    /** {@code 8s}, {@code 2m 05s}, {@code 1h 03m}. */
    public static String brief(Duration duration) {
        if (duration.toHours() > 0) {
            return "%dh %02dm".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? "%dm %02ds".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%ds".formatted(duration.toSeconds());
    }
}
