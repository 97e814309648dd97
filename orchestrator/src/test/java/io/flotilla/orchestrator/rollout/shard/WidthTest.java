package io.flotilla.orchestrator.rollout.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidthTest {

    @Test
    void claimsAheadWhereTheSlotsAloneKeepTheWavesBound() {
        assertThat(Width.of(8, 8, 1, 16)).isEqualTo(new Width(8, 64, Integer.MAX_VALUE));
        assertThat(Width.of(32, 8, 4, 8)).isEqualTo(new Width(8, 64, Integer.MAX_VALUE));
    }

    @Test
    void claimsNoMoreThanItAttemptsWhereShardsShareTheWavesBound() {
        assertThat(Width.of(31, 8, 4, 8)).isEqualTo(new Width(8, 8, 31));
        assertThat(Width.of(5, 8, 2, 8)).isEqualTo(new Width(5, 5, 5));
    }

    @Test
    void claimsNothingAheadInANarrowWave() {
        assertThat(Width.of(3, 8, 1, 16)).isEqualTo(new Width(3, 3, Integer.MAX_VALUE));
    }

    @Test
    void hasNoMoreSlotsThanTheDatabaseGivesConnectionsFor() {
        assertThat(Width.of(50, 20, 1, 3).slots()).isEqualTo(3);
        assertThat(Width.of(1, 20, 1, 3).slots()).isEqualTo(1);
    }
}
