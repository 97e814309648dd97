package io.flotilla.orchestrator.target;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.orchestrator.GaugeReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/**
 * The fleet by engine, group and condition; the same on every node, so use the highest and not the
 * sum. Groups are the values of one of the targets' labels, if the operator names one.
 */
@ApplicationScoped
class TargetMetrics {

    private static final int GROUPS = 20;
    private static final String NO_GROUP = "";

    /** All groups past the first. */
    private static final String OTHERS = "(others)";

    private final MeterRegistry registry;
    private final GaugeReading<Map<Kind, Long>> targets;
    private final Set<Kind> shown = ConcurrentHashMap.newKeySet();
    private final Set<String> groups = ConcurrentHashMap.newKeySet();

    private record Kind(String engine, String group, TargetCondition condition) {}

    TargetMetrics(
            Jdbi jdbi,
            InstantSource clock,
            MeterRegistry registry,
            @ConfigProperty(name = "flotilla.metrics.group") Optional<String> label) {
        this.registry = registry;
        this.targets =
                new GaugeReading<>(
                        clock,
                        () ->
                                byKind(
                                        jdbi.withExtension(
                                                TargetViewDao.class,
                                                dao -> dao.count(label.orElse(NO_GROUP)))));
    }

    void start(@Observes StartupEvent started) {
        Dialects.names().forEach(engine -> show(engine, NO_GROUP));
    }

    private Map<Kind, Long> byKind(List<TargetViewDao.Count> counts) {
        var kinds = new HashMap<Kind, Long>();
        for (var count : counts) {
            var group = group(count.inGroup());
            show(count.engine(), group);
            kinds.merge(
                    new Kind(count.engine(), group, count.condition()), count.targets(), Long::sum);
        }
        return kinds;
    }

    private String group(String name) {
        if (name.equals(NO_GROUP) || groups.contains(name)) {
            return name;
        }
        return groups.size() < GROUPS && groups.add(name) ? name : OTHERS;
    }

    /** Every condition, also where there is no target in it. */
    private void show(String engine, String group) {
        for (var condition : TargetCondition.values()) {
            var kind = new Kind(engine, group, condition);
            if (shown.add(kind)) {
                Gauge.builder("flotilla.tenants", () -> count(kind))
                        .description("Targets that are not leaving, by condition of their schema")
                        .tag("engine", engine)
                        .tag("group", group)
                        .tag("state", condition.toString())
                        .register(registry);
            }
        }
    }

    private double count(Kind kind) {
        return targets.show(counts -> counts.getOrDefault(kind, 0L));
    }
}
