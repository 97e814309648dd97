package io.flotilla.orchestrator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which build this node runs. */
@ApplicationScoped
class ServerMetrics {

    void register(
            @Observes StartupEvent started,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "flotilla.revision") String revision) {
        Gauge.builder("flotilla.build.info", () -> 1)
                .description("Always 1; the labels tell the build")
                .tag("version", version)
                .tag("revision", revision)
                .register(registry);
    }
}
