package io.flotilla.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GaugeReadingTest {

    private Instant now = Instant.EPOCH;
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void oneReadingServesAllGaugesOfAScrapeAndTheNextScrapeReadsAnew() {
        var reading = new GaugeReading<>(() -> now, reads::incrementAndGet);

        assertThat(reading.show(read -> read)).isEqualTo(1);
        assertThat(reading.show(read -> read * 10)).isEqualTo(10);
        now = now.plusSeconds(5);
        assertThat(reading.show(read -> read)).isEqualTo(2);
    }

    @Test
    void aReadingThatHangsHoldsTheScrapeUpForASecondInAll() {
        var never = new CountDownLatch(1);
        var reading =
                new GaugeReading<>(
                        () -> now,
                        () -> {
                            if (reads.incrementAndGet() > 1) {
                                awaitUninterrupted(never);
                            }
                            return 7;
                        });
        assertThat(reading.show(read -> read)).isEqualTo(7);
        now = now.plusSeconds(10);

        var began = System.nanoTime();
        for (var gauge = 0; gauge < 20; gauge++) {
            assertThat(reading.show(read -> read)).isEqualTo(7);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        now = now.plusSeconds(60);
        assertThat(reading.show(read -> read)).isNaN();
        assertThat(reads).hasValue(2);
        never.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatFailsIsTriedOnceAScrape() {
        var reading =
                new GaugeReading<Integer>(
                        () -> now,
                        () -> {
                            reads.incrementAndGet();
                            throw new IllegalStateException("away");
                        });

        assertThat(reading.show(read -> read)).isNaN();
        assertThat(reading.show(read -> read)).isNaN();
        assertThat(reads).hasValue(1);
    }
}
