package io.flotilla.orchestrator.target;

import io.flotilla.orchestrator.GaugeReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The fleet by condition; the same on every node, so use the highest and not the sum. */
@ApplicationScoped
class TargetMetrics {
    private final GaugeReading<Map<TargetCondition, Long>> targets;

    TargetMetrics(Jdbi jdbi, InstantSource clock) {
        this.targets =
                new GaugeReading<>(
                        clock,
                        () ->
                                jdbi.withExtension(
                                        TargetViewDao.class, TargetViewDao::countByCondition));
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        for (var condition : TargetCondition.values()) {
            Gauge.builder("flotilla.tenants", () -> count(condition))
                    .description("Targets that are not leaving, by the condition of their schema")
                    .tag("state", condition.toString())
                    .register(registry);
        }
    }

    private double count(TargetCondition condition) {
        return targets.show(counts -> counts.getOrDefault(condition, 0L));
    }
}
