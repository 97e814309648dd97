package io.flotilla.orchestrator.pool;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Spaces out new connections to one server, so that many pools that fill at the same time, as after
 * a restart, are no storm there: a few at once, then one after the other at uneven distances. For
 * any thread.
 */
final class ConnectionRamp {

    /** So many in a row need not wait: a login costs a server some milliseconds of one core. */
    private static final int AT_ONCE = 4;

    private static final long DISTANCE = Duration.ofMillis(10).toNanos();

    private final LongSupplier clock;
    private final LongConsumer sleep;
    private final DoubleSupplier random;
    private long next;

    /**
     * @param clock nanoseconds from any beginning
     * @param sleep waits so many nanoseconds
     * @param random from 0 to 1
     */
    ConnectionRamp(LongSupplier clock, LongConsumer sleep, DoubleSupplier random) {
        this.clock = clock;
        this.sleep = sleep;
        this.random = random;
        this.next = clock.getAsLong() - AT_ONCE * DISTANCE;
    }

    static ConnectionRamp live() {
        return new ConnectionRamp(
                System::nanoTime,
                LockSupport::parkNanos,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Waits for the caller's turn to open a connection. */
    void await() {
        var wait = turn() - clock.getAsLong();
        if (wait > 0) {
            sleep.accept(wait);
        }
    }

    private synchronized long turn() {
        var earliest = clock.getAsLong() - AT_ONCE * DISTANCE;
        next = Math.max(next, earliest) + (long) (DISTANCE * (0.5 + random.getAsDouble()));
        return next;
    }
}
