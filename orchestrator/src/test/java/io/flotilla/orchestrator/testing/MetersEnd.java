package io.flotilla.orchestrator.testing;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Ends a server's meters with it. They are the virtual machine's, where one server after the other
 * is started for tests: a gauge of the one before would stand in for the one of the same name.
 */
@ApplicationScoped
class MetersEnd {

    void removeAll(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        List.copyOf(Metrics.globalRegistry.getMeters()).forEach(Metrics.globalRegistry::remove);
    }
}
