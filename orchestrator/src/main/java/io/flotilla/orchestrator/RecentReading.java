package io.flotilla.orchestrator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read now and then, however often it is asked for. For any thread: while one
 * reads, the others wait for what it finds.
 */
public final class RecentReading<T> implements Supplier<T> {
    private final InstantSource clock;
    private final Duration fresh;
    private final Supplier<T> source;
    private @Nullable Read<T> last;

    /**
     * @param fresh how old what was read may be
     */
    public RecentReading(InstantSource clock, Duration fresh, Supplier<T> source) {
        this.clock = clock;
        this.fresh = fresh;
        this.source = source;
    }

    private record Read<T>(Instant at, T found) {}

    @Override
    public synchronized T get() {
        var now = clock.instant();
        var read = last;
        if (read == null || !read.at().plus(fresh).isAfter(now)) {
            read = new Read<>(now, source.get());
            last = read;
        }
        return read.found();
    }
}
