package io.flotilla.orchestrator.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void showsTheTwoLargestUnits() {
        assertThat(Times.brief(Duration.ofSeconds(8))).isEqualTo("8s");
        assertThat(Times.brief(Duration.ofSeconds(125))).isEqualTo("2m 05s");
        assertThat(Times.brief(Duration.ofMinutes(63))).isEqualTo("1h 03m");
    }

    @Test
    void leavesATextThatIsNoTime() {
        assertThat(Times.brief("")).isEmpty();
    }
}
