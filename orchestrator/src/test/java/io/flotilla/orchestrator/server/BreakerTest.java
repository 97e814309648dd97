package io.flotilla.orchestrator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.server.Breaker.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Fault REFUSED = new Fault("connection-lost", "refused", false);
    private static final Fault FULL = new Fault("disk-full", "no space", true);
    private static final BreakerPolicy POLICY =
            new BreakerPolicy() {
                @Override
                public int faults() {
                    return 3;
                }

                @Override
                public Duration coolDown() {
                    return Duration.ofSeconds(10);
                }

                @Override
                public Duration longestCoolDown() {
                    return Duration.ofSeconds(60);
                }

                @Override
                public OptionalInt connections() {
                    return OptionalInt.empty();
                }
            };

    @Test
    void opensAfterSoManyFaultsInARow() {
        var two = after(Breaker.SOUND, 2, REFUSED, NOON);
        assertThat(two.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(two.afterSuccess()).isEqualTo(Breaker.SOUND);

        var three = after(two, 1, REFUSED, NOON);
        assertThat(three.state()).isEqualTo(BreakerState.OPEN);
        assertThat(three.retryAt()).isEqualTo(NOON.plusSeconds(10));
        assertThat(three.afterSuccess()).as("of an attempt from before").isEqualTo(three);
        assertThat(after(three, 9, REFUSED, NOON.plusSeconds(5))).isEqualTo(three);
    }

    @Test
    void opensAtOnceWhereWaitingWillNotDo() {
        assertThat(after(Breaker.SOUND, 1, FULL, NOON).state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void oneProbeDecidesAfterTheCoolDown() {
        var open = after(Breaker.SOUND, 3, REFUSED, NOON);
        assertThat(open.mayProbe(NOON.plusSeconds(9))).isFalse();
        assertThat(open.mayProbe(NOON.plusSeconds(10))).isTrue();

        var probing = open.probing(NOON.plusSeconds(70));
        assertThat(probing.mayProbe(NOON.plusSeconds(69))).as("one at a time").isFalse();
        assertThat(probing.mayProbe(NOON.plusSeconds(70))).as("it was lost").isTrue();
        assertThat(probing.afterSuccess()).isEqualTo(Breaker.SOUND);
    }

    @Test
    void everyFailedProbeDoublesTheCoolDownUpToABound() {
        var breaker = after(Breaker.SOUND, 3, REFUSED, NOON);
        for (var seconds : new int[] {20, 40, 60, 60}) {
            breaker = after(breaker.probing(NOON), 1, REFUSED, NOON);
            assertThat(breaker.retryAt()).isEqualTo(NOON.plusSeconds(seconds));
        }
        assertThat(breaker.since()).isEqualTo(NOON);
        assertThat(breaker.afterFaults(POLICY, 1, REFUSED, NOON, 1)).isEqualTo(breaker);
        assertThat(POLICY.coolDown(0, 1)).isEqualTo(Duration.ofSeconds(15));
    }

    private static Breaker after(Breaker breaker, int faults, Fault fault, Instant now) {
        return breaker.afterFaults(POLICY, faults, fault, now, 0);
    }
}
