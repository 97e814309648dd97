package io.flotilla.orchestrator.rollout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long a rollout was under way until it ended, and how much of that it was paused, by a person
 * or by itself. One that goes on after its end, as a revert does, is timed anew.
 */
public record RolloutTimes(double seconds, double pausedSeconds) {

    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(2),
        Duration.ofHours(8),
        Duration.ofDays(1)
    };

    void record(MeterRegistry meters, RolloutState end) {
        timer(meters, "flotilla.rollout.duration", "From a rollout's start to its end", end)
                .record(nanos(seconds), TimeUnit.NANOSECONDS);
        timer(meters, "flotilla.rollout.progression", "What of it the rollout was not paused", end)
                .record(nanos(seconds - pausedSeconds), TimeUnit.NANOSECONDS);
        timer(meters, "flotilla.rollout.manual.pause", "What of it the rollout was paused", end)
                .record(nanos(pausedSeconds), TimeUnit.NANOSECONDS);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private static Timer timer(
            MeterRegistry meters, String name, String description, RolloutState end) {
        return Timer.builder(name)
                .description(description)
                .tag("outcome", end.label())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
