package io.flotilla.orchestrator.rollout.spec;

import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.schedule.cron.CronTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When attempts may start: from each moment of {@code cron} for {@code length}. It is for the
 * targets {@code select} picks; without one, for all that no other window is for.
 */
public record Window(@Nullable String select, String cron, Duration length, ZoneId zone) {

    /** An overlong chain of overlapping windows is followed no further. */
    private static final int CHAIN = 500;

    /** How a window is at a moment. */
    public sealed interface State {

        /** Attempts may start until {@code until}. */
        record Open(Instant until) implements State {}

        /** None may start before {@code until}, which is null where it never opens again. */
        record Closed(@Nullable Instant until) implements State {}
    }

    public State at(Instant now) {
        var times = CronTimes.parse(cron, zone);
        var start = times.next(now.minus(length));
        if (start.isEmpty() || start.get().isAfter(now)) {
            return new State.Closed(start.orElse(null));
        }
        var end = start.get().plus(length);
        var next = times.next(start.get());
        for (var link = 0; link < CHAIN && next.isPresent(); link++) {
            if (next.get().isAfter(end)) {
                break;
            }
            end = next.get().plus(length);
            next = times.next(next.get());
        }
        return new State.Open(end);
    }

    /** For people, for instance {@code 0 0 1 * * ? for 4h (Europe/Paris)}. */
    public String words() {
        return "%s for %s (%s)".formatted(cron, ShortDuration.format(length), zone);
    }
}
