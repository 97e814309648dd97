package io.flotilla.orchestrator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What several gauges show, read at most every so often, however often they are scraped. A scrape
 * waits for a reading for a second and then shows what was read before: the control database's
 * silence must not silence the node. What is older than a minute is shown as not a number. For any
 * thread.
 */
public final class GaugeReading<T> {

    private static final Logger LOG = Logger.getLogger(GaugeReading.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Duration fresh;
    private final Supplier<T> source;
    private volatile @Nullable Read<T> last;
    private @Nullable Attempt attempt;

    public GaugeReading(InstantSource clock, Supplier<T> source) {
        this(clock, FRESH, source);
    }

    /**
     * @param fresh how often it is read at most
     */
    public GaugeReading(InstantSource clock, Duration fresh, Supplier<T> source) {
        this.clock = clock;
        this.fresh = fresh;
        this.source = source;
    }

    private record Read<T>(Instant at, T found) {}

    private record Attempt(Instant began, long beganNanos, FutureTask<?> reading) {}

    /** One gauge's part of what was read. */
    public double show(ToDoubleFunction<T> part) {
        await(attempt());
        var read = last;
        return read == null || read.at().plus(KEPT).isBefore(clock.instant())
                ? Double.NaN
                : part.applyAsDouble(read.found());
    }

    /** The reading that counts now; a new one where the last began long enough ago and is over. */
    private synchronized Attempt attempt() {
        var now = clock.instant();
        var current = attempt;
        if (current == null
                || (current.reading().isDone() && !current.began().plus(fresh).isAfter(now))) {
            current = new Attempt(now, System.nanoTime(), new FutureTask<>(this::read, null));
            attempt = current;
            Thread.ofVirtual().name("gauges").start(current.reading());
        }
        return current;
    }

    private void read() {
        var at = clock.instant();
        last = new Read<>(at, source.get());
    }

    /** Several gauges of one scrape wait for one reading, a second together. */
    private static void await(Attempt attempt) {
        var left = attempt.beganNanos() + PATIENCE.toNanos() - System.nanoTime();
        try {
            attempt.reading().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            LOG.debugf("No reading for gauges this time: %s", e.getCause());
        } catch (TimeoutException e) {
            LOG.debug("A reading for gauges takes long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
