package io.flotilla.orchestrator.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Gauges of the servers, the same on every node, read every five seconds. */
@ApplicationScoped
public class TargetServerMetrics {

    private static final Logger LOG = Logger.getLogger(TargetServerMetrics.class);
    private static final int PERIOD_SECONDS = 5;

    /** Servers past these have no series. */
    private static final int MOST = 500;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("server-metrics").factory());
    private final Jdbi jdbi;
    private final ServerGate gate;
    private final MultiGauge breakers;
    private final MultiGauge inUse;
    private final MultiGauge limits;

    TargetServerMetrics(Jdbi jdbi, ServerGate gate, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.gate = gate;
        this.breakers =
                gauge(
                        meters,
                        "flotilla.server.breaker.state",
                        "1 for the state a server's breaker is in");
        this.inUse =
                gauge(
                        meters,
                        "flotilla.server.permits.in.use",
                        "Connections set aside for attempts on a server, over all nodes");
        this.limits =
                gauge(
                        meters,
                        "flotilla.server.permits.limit",
                        "The most of them, for servers with a cap");
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    void start(@Observes StartupEvent event) {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::refreshSafely, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void refreshSafely() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.debugf("No metrics of servers this time: %s", e.getMessage());
        }
    }

    /** Reads them now. */
    public void refresh() {
        show(jdbi.withExtension(ServerDao.class, dao -> dao.list(MOST)));
    }

    private void show(List<TargetServer> servers) {
        var states = new ArrayList<Row<?>>();
        var used = new ArrayList<Row<?>>();
        var most = new ArrayList<Row<?>>();
        for (var server : servers) {
            var tags = Tags.of("server", server.address().toString());
            for (var state : BreakerState.values()) {
                states.add(
                        Row.of(
                                tags.and("state", state.label()),
                                state == server.breaker().state() ? 1 : 0));
            }
            used.add(Row.of(tags, server.inUse()));
            var cap = gate.cap(server);
            if (cap != null) {
                most.add(Row.of(tags, cap));
            }
        }
        breakers.register(states, true);
        inUse.register(used, true);
        limits.register(most, true);
    }
}
