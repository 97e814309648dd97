package io.flotilla.orchestrator.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.testing.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlAddressTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @Test
    @DisplayName("row 27: clock skew between nodes")
    void refusesToStartWithAWrongClock() {
        var control = new ControlAddress(SERVER.url(), "postgres", "", false);

        assertThatCode(() -> control.check(off(Duration.ofSeconds(2)))).doesNotThrowAnyException();
        for (var skew : new Duration[] {Duration.ofMinutes(5), Duration.ofMinutes(-5)}) {
            assertThatThrownBy(() -> control.check(off(skew)))
                    .isInstanceOf(ControlFailure.class)
                    .hasMessageContainingAll("this machine's clock", "NTP");
        }
    }

    private static InstantSource off(Duration skew) {
        return () -> Instant.now().plus(skew);
    }
}
