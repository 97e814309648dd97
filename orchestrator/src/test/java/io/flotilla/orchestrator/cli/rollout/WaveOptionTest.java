package io.flotilla.orchestrator.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.orchestrator.cli.CommandFailure;
import org.junit.jupiter.api.Test;

class WaveOptionTest {
    @Test
    void leavesTheCommasOfASelectorAlone() {
        var wave =
                WaveOption.parse(
                        "name=canary,select=tier in (free,pro),!beta,share=10%,gate=manual");

        assertThat(wave.path("select").asText()).isEqualTo("tier in (free,pro),!beta");
        assertThat(wave.path("share").asText()).isEqualTo("10%");
        assertThat(wave.path("gate").asText()).isEqualTo("manual");
    }

    @Test
    void namesAFieldItDoesNotKnow() {
        assertThatThrownBy(() -> WaveOption.parse("nam=canary"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'nam'");
    }

    @Test
    void wantsNumbersWhereNumbersBelong() {
        assertThatThrownBy(() -> WaveOption.parse("name=a,parallel=many"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("parallel=many");
    }

    @Test
    void wantsAName() {
        assertThatThrownBy(() -> WaveOption.parse("parallel=3"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("has no name");
    }
}
