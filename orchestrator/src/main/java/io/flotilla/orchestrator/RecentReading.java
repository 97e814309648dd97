package io.flotilla.orchestrator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read for gauges, at most every five seconds however often it is asked for. For
 * any thread: while one reads, the others wait for what it finds.
 */
public final class RecentReading<T> implements Supplier<T> {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Supplier<T> source;
    private @Nullable Read<T> last;

    public RecentReading(InstantSource clock, Supplier<T> source) {
        this.clock = clock;
        this.source = source;
    }

    private record Read<T>(Instant at, T found) {}

    @Override
    public synchronized T get() {
        var now = clock.instant();
        var read = last;
        if (read == null || !read.at().plus(FRESH).isAfter(now)) {
            read = new Read<>(now, source.get());
            last = read;
        }
        return read.found();
    }
}
