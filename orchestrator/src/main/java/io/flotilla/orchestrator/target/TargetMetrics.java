package io.flotilla.orchestrator.target;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The fleet by condition; the same on every node, so use the highest and not the sum. The control
 * database is asked at most every five seconds, however often the gauges are read.
 */
@ApplicationScoped
class TargetMetrics {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private @Nullable Census last;

    TargetMetrics(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Census(Instant at, Map<TargetCondition, Long> targets) {}

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        for (var condition : TargetCondition.values()) {
            Gauge.builder("flotilla.tenants", () -> count(condition))
                    .description("Targets that are not leaving, by the condition of their schema")
                    .tag("state", condition.toString())
                    .register(registry);
        }
    }

    private synchronized double count(TargetCondition condition) {
        var now = clock.instant();
        var census = last;
        if (census == null || !census.at().plus(FRESH).isAfter(now)) {
            census =
                    new Census(
                            now,
                            jdbi.withExtension(
                                    TargetViewDao.class, TargetViewDao::countByCondition));
            last = census;
        }
        return census.targets().getOrDefault(condition, 0L);
    }
}
