package io.flotilla.orchestrator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionRampTest {

    private final AtomicLong now = new AtomicLong();
    private final ArrayList<Duration> waits = new ArrayList<>();

    @Test
    void aFewBeginAtOnceAndTheRestOneByOneAtUnevenDistances() {
        var dice = new double[] {0, 0.9, 0.3};
        var thrown = new AtomicLong();
        var ramp =
                new ConnectionRamp(
                        now::get,
                        nanos -> waits.add(Duration.ofNanos(nanos)),
                        () -> dice[(int) thrown.getAndIncrement() % dice.length]);

        for (var connection = 0; connection < 13; connection++) {
            ramp.await(); // all at the same moment: nobody's wait moves the clock
        }

        assertThat(waits).hasSizeBetween(8, 10).isSorted().doesNotHaveDuplicates();
        assertThat(waits.getLast()).isBetween(Duration.ofMillis(70), Duration.ofMillis(100));

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        waits.clear();
        ramp.await();
        assertThat(waits).as("long after the storm").isEmpty();
    }
}
