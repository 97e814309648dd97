package io.flotilla.orchestrator.rollout.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.rollout.spec.Window.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        // one o'clock in Paris is midnight UTC in winter, and 23:00 the day before in summer
        "2026-01-10T23:59:59Z, closed, 2026-01-11T00:00:00Z",
        "2026-01-11T00:00:00Z, open,   2026-01-11T04:00:00Z",
        "2026-01-11T03:59:59Z, open,   2026-01-11T04:00:00Z",
        "2026-01-11T04:00:00Z, closed, 2026-01-12T00:00:00Z",
        "2026-07-10T23:00:00Z, open,   2026-07-11T03:00:00Z",
        // the night in which the clocks go forward at two: four hours stay four hours
        "2026-03-29T03:59:59Z, open,   2026-03-29T04:00:00Z",
        "2026-03-29T04:00:00Z, closed, 2026-03-29T23:00:00Z",
    })
    void opensByTheClockOfItsZone(Instant now, String state, Instant until) {
        var window = window("0 0 1 * * ?", Duration.ofHours(4), "Europe/Paris");

        assertThat(window.at(now))
                .isEqualTo(state.equals("open") ? new State.Open(until) : new State.Closed(until));
    }

    @Test
    void windowsThatMeetAreOne() {
        var window = window("0 0 1,2,4 * * ?", Duration.ofHours(1), "UTC");

        assertThat(window.at(Instant.parse("2026-01-11T01:30:00Z")))
                .isEqualTo(new State.Open(Instant.parse("2026-01-11T03:00:00Z")));
    }

    @Test
    void aWindowThatLiesInThePastNeverOpens() {
        var window = window("0 0 1 1 1 ? 2020", Duration.ofHours(1), "UTC");

        assertThat(window.at(Instant.parse("2026-01-11T01:30:00Z")))
                .isEqualTo(new State.Closed(null));
    }

    @Test
    void anEndlessChainIsNotFollowedForever() {
        var window = window("0 * * * * ?", Duration.ofHours(1), "UTC");

        assertThat(window.at(Instant.parse("2026-01-11T01:30:00Z"))).isInstanceOf(State.Open.class);
    }

    private static Window window(String cron, Duration length, String zone) {
        return new Window(null, cron, length, ZoneId.of(zone));
    }
}
