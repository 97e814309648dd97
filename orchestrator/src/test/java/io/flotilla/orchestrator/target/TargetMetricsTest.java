package io.flotilla.orchestrator.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.testing.TestFleet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TargetMetricsTest {

    /** Those that are shown by name, those that are not, and the targets without any. */
    private static final int SHOWN = 20;

    private static final int FURTHER = 5;
    private static final int UNLABELLED = 2;

    @Inject Jdbi jdbi;

    @Test
    void tellsTheValuesOfALabelApartAndNoMoreThanTwentyOfThem() {
        var fleet = TestFleet.create(jdbi);
        var label = fleet.database().name();
        fleet.register(1, SHOWN + FURTHER + UNLABELLED);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE target SET labels = labels || jsonb_build_object(?::text, 'g' || id)
                                WHERE database_id = ? AND id < (
                                    SELECT max(id) - ? FROM target WHERE database_id = ?)
                                """,
                                label,
                                fleet.database().id(),
                                UNLABELLED - 1,
                                fleet.database().id()));
        var meters = new SimpleMeterRegistry();
        var metrics = new TargetMetrics(jdbi, InstantSource.system(), meters, Optional.of(label));
        metrics.start(new StartupEvent());
        assertThat(unknown(meters, "")).as("with those of other tests").isGreaterThanOrEqualTo(2);

        assertThat(unknown(meters, "(others)")).isEqualTo(FURTHER);
        var groups =
                meters.find("flotilla.tenants").gauges().stream()
                        .map(gauge -> gauge.getId().getTag("group"))
                        .distinct()
                        .toList();
        assertThat(groups).hasSize(SHOWN + 2).contains("", "(others)");
    }

    private static double unknown(SimpleMeterRegistry meters, String group) {
        return meters.get("flotilla.tenants")
                .tag("engine", "postgres")
                .tag("group", group)
                .tag("state", "unknown")
                .gauge()
                .value();
    }
}
