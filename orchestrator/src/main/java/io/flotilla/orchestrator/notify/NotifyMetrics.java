package io.flotilla.orchestrator.notify;

import io.flotilla.orchestrator.GaugeReading;
import io.flotilla.orchestrator.notify.OutboxDao.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** How much is still to be told; the same on every node. */
@ApplicationScoped
class NotifyMetrics {

    private final GaugeReading<Waiting> waiting;

    NotifyMetrics(Jdbi jdbi, InstantSource clock) {
        this.waiting =
                new GaugeReading<>(
                        clock, () -> jdbi.withExtension(OutboxDao.class, OutboxDao::waiting));
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        Gauge.builder("flotilla.queue.depth", () -> waiting.show(Waiting::deliveries))
                .description("What waits to be done")
                .tag("queue", "notifications")
                .register(registry);
        Gauge.builder(
                        "flotilla.queue.oldest.age.seconds",
                        () -> waiting.show(Waiting::oldestSeconds))
                .description("What waits longest, since when")
                .tag("queue", "notifications")
                .register(registry);
    }
}
