package io.flotilla.orchestrator.drift;

import io.flotilla.orchestrator.GaugeReading;
import io.flotilla.orchestrator.scan.ProblemKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * What is recorded of the fleet, as gauges; the same on every node, so alert on the highest and not
 * on the sum.
 */
@ApplicationScoped
class DriftMetrics {

    private final GaugeReading<Census> census;

    DriftMetrics(Jdbi jdbi, InstantSource clock) {
        this.census =
                new GaugeReading<>(
                        clock, () -> jdbi.withExtension(DriftDao.class, DriftMetrics::census));
    }

    private record Census(Map<String, Long> findings, double ageSeconds) {}

    private static Census census(DriftDao dao) {
        return new Census(dao.countByKind(), dao.oldestInspectionSeconds());
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        Gauge.builder("flotilla.drift.scan.age.seconds", () -> census.show(Census::ageSeconds))
                .description("Since the target not read for longest was read, or registered")
                .register(registry);
        kinds().forEach(
                        kind ->
                                Gauge.builder("flotilla.drift.findings", () -> findings(kind))
                                        .description("Targets that are not as recorded")
                                        .tag("kind", kind)
                                        .register(registry));
    }

    private double findings(String kind) {
        return census.show(found -> found.findings().getOrDefault(kind, 0L));
    }

    private static Stream<String> kinds() {
        return Stream.concat(
                Stream.of(DriftDao.CHANGED),
                Stream.of(ProblemKind.values()).map(ProblemKind::label));
    }
}
