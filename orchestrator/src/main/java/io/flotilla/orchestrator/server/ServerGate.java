package io.flotilla.orchestrator.server;

import io.flotilla.orchestrator.notify.Notifications;
import io.flotilla.orchestrator.server.Breaker.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lets shards begin work on a server, within its cap and as long as it is in working order. What it
 * knows is in the control database, so all nodes decide alike; decisions about one server wait for
 * each other. For any thread.
 */
@ApplicationScoped
public class ServerGate {

    private static final Logger LOG = Logger.getLogger(ServerGate.class);

    /** So long a connection that was closed here may still be seen at its server. */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final BreakerPolicy policy;

    ServerGate(Jdbi jdbi, BreakerPolicy policy) {
        this.jdbi = jdbi;
        this.policy = policy;
    }

    /**
     * Sets up to {@code wanted} connections aside, a multiple of {@code each}; nothing where the
     * server is left alone or has no room.
     *
     * @param holder names the turn, over all nodes
     * @param time after which they are free again, should the holder never say so
     */
    public Optional<Admission> admit(
            ServerAddress server, String holder, int wanted, int each, Duration time) {
        return jdbi.inTransaction(
                handle -> {
                    var dao = handle.attach(ServerDao.class);
                    dao.add(server);
                    dao.lock(server);
                    dao.sweep(server);
                    var known = dao.find(server).orElseThrow();
                    var probe = known.breaker().mayProbe(known.now());
                    var connections = probe ? each : room(known, wanted, each);
                    if (connections == 0) {
                        return Optional.empty();
                    }
                    if (probe) {
                        write(dao, server, known.breaker().probing(known.now().plus(time)));
                    }
                    dao.permit(holder, server, connections, seconds(time));
                    var capped = cap(known) != null;
                    return Optional.of(
                            new Admission(this, server, holder, connections, probe, capped));
                });
    }

    private int room(TargetServer known, int wanted, int each) {
        var cap = cap(known);
        return switch (known.breaker().state()) {
            case OPEN, HALF_OPEN -> 0;
            case CLOSED -> {
                var free = cap == null ? wanted : Math.min(wanted, cap - known.inUse());
                yield Math.max(0, free) / each * each;
            }
        };
    }

    /** The server's own cap, or the one for those without; null for none. */
    @Nullable Integer cap(TargetServer server) {
        if (server.connectionCap() != null) {
            return server.connectionCap();
        }
        return policy.connections().isPresent() ? policy.connections().getAsInt() : null;
    }

    void note(
            Handle handle,
            ServerAddress server,
            boolean wentWell,
            int faults,
            @Nullable Fault latest) {
        var dao = handle.attach(ServerDao.class);
        dao.lock(server);
        var known = dao.find(server).orElseThrow();
        var before = known.breaker();
        var after = wentWell ? before.afterSuccess() : before;
        if (latest != null) {
            var jitter = ThreadLocalRandom.current().nextDouble();
            after = after.afterFaults(policy, faults, latest, known.now(), jitter);
        }
        if (after.equals(before)) {
            return;
        }
        write(dao, server, after);
        if (after.state() == BreakerState.OPEN && after.openings() == 1 && latest != null) {
            LOG.warnf("Server %s is left alone: %s", server, latest.message());
            Notifications.tell(
                    handle,
                    "server.left-alone",
                    "server:" + server,
                    Map.of(
                            "server", server.toString(),
                            "kind", latest.kind(),
                            "problem", latest.message()));
        }
    }

    void keep(String holder, Duration time) {
        jdbi.useExtension(ServerDao.class, dao -> dao.keep(holder, seconds(time)));
    }

    void giveBack(String holder) {
        keep(holder, CLOSING);
    }

    private static void write(ServerDao dao, ServerAddress server, Breaker breaker) {
        dao.setBreaker(server, breaker, breaker.state().label());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
