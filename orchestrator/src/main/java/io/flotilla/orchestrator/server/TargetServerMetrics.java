package io.flotilla.orchestrator.server;

import io.flotilla.orchestrator.GaugeFamily;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
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
    private final GaugeFamily breakers;
    private final GaugeFamily inUse;
    private final GaugeFamily limits;

    TargetServerMetrics(Jdbi jdbi, ServerGate gate, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.gate = gate;
        this.breakers =
                new GaugeFamily(
                        meters,
                        "flotilla.server.breaker.state",
                        "1 for the state a server's breaker is in");
        this.inUse =
                new GaugeFamily(
                        meters,
                        "flotilla.server.permits.in.use",
                        "Connections set aside for attempts on a server, over all nodes");
        this.limits =
                new GaugeFamily(
                        meters,
                        "flotilla.server.permits.limit",
                        "The most of them, for servers with a cap");
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
        var states = new HashMap<Tags, Integer>();
        var used = new HashMap<Tags, Integer>();
        var most = new HashMap<Tags, Integer>();
        for (var server : servers) {
            var tags = Tags.of("server", server.address().toString());
            for (var state : BreakerState.values()) {
                states.put(
                        tags.and("state", state.label()),
                        state == server.breaker().state() ? 1 : 0);
            }
            used.put(tags, server.inUse());
            var cap = gate.cap(server);
            if (cap != null) {
                most.put(tags, cap);
            }
        }
        breakers.show(states);
        inUse.show(used);
        limits.show(most);
    }
}
