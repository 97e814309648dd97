package io.flotilla.orchestrator.drift;

import io.flotilla.orchestrator.scan.ProblemKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of the fleet, as gauges; the same on every node, so alert on the highest and not
 * on the sum. The control database is asked at most every few seconds, however often these are read.
 */
@ApplicationScoped
class DriftMetrics {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String CHANGED = "changed";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private @Nullable Census last;

    DriftMetrics(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Census(Instant at, Map<String, Long> findings, double ageSeconds) {}

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        Gauge.builder("flotilla.drift.scan.age.seconds", () -> census().ageSeconds())
                .description("Since the target not read for longest was read, or registered")
                .register(registry);
        kinds().forEach(
                        kind ->
                                Gauge.builder(
                                                "flotilla.drift.findings",
                                                () -> census().findings().getOrDefault(kind, 0L))
                                        .description("Targets that are not as recorded")
                                        .tag("kind", kind)
                                        .register(registry));
    }

    private static Stream<String> kinds() {
        return Stream.concat(
                Stream.of(CHANGED), Stream.of(ProblemKind.values()).map(ProblemKind::label));
    }

    private synchronized Census census() {
        var now = clock.instant();
        var known = last;
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known =
                    jdbi.withExtension(
                            DriftDao.class,
                            dao ->
                                    new Census(
                                            now, dao.countByKind(), dao.oldestInspectionSeconds()));
            last = known;
        }
        return known;
    }
}
