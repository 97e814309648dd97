package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.tool.ToolRun;
import io.flotilla.orchestrator.Draining;
import io.flotilla.orchestrator.NodeName;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.rollout.Manifests;
import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.RolloutDao;
import io.flotilla.orchestrator.rollout.RolloutHalt;
import io.flotilla.orchestrator.rollout.StaleManifest;
import io.flotilla.orchestrator.rollout.WaveDao;
import io.flotilla.orchestrator.server.Admission;
import io.flotilla.orchestrator.server.ServerAddress;
import io.flotilla.orchestrator.server.ServerGate;
import io.flotilla.orchestrator.tool.TargetTools;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Works on one database's share of a rollout for a while. What it is about to run is checked
 * against the approval first, every time.
 */
@ApplicationScoped
public class ShardRunner {

    private static final Logger LOG = Logger.getLogger(ShardRunner.class);
    private static final Duration POLL = Duration.ofMillis(50);

    /** How long writing down attempts that were cut off may take. */
    private static final Duration CUT_OFF = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final Manifests manifests;
    private final RolloutHalt halt;
    private final TargetPools pools;
    private final ServerGate servers;
    private final Failovers failovers;
    private final TargetTools tools;
    private final MeterRegistry meters;
    private final String node;
    private final Duration turn;
    private final Duration lease;
    private final Duration grace;
    private final Set<ShardTurn> turns = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ShardRunner(
            Jdbi jdbi,
            Manifests manifests,
            RolloutHalt halt,
            TargetPools pools,
            ServerGate servers,
            Failovers failovers,
            TargetTools tools,
            MeterRegistry meters,
            NodeName node,
            @ConfigProperty(name = "flotilla.shard.turn", defaultValue = "30s") Duration turn,
            @ConfigProperty(name = "flotilla.shard.lease", defaultValue = "30s") Duration lease,
            @ConfigProperty(name = "flotilla.shutdown.grace", defaultValue = "20s")
                    Duration grace) {
        this.jdbi = jdbi;
        this.manifests = manifests;
        this.halt = halt;
        this.pools = pools;
        this.servers = servers;
        this.failovers = failovers;
        this.tools = tools;
        this.meters = meters;
        this.node = node.toString();
        this.turn = turn;
        this.lease = lease;
        this.grace = grace;
    }

    /**
     * Blocks until the turn is over; returns at once where there is nothing to do, or where the
     * database's server is left alone or has no connection to spare.
     */
    public void run(long rolloutId, long databaseId) throws InterruptedException {
        var rollout = jdbi.withExtension(RolloutDao.class, dao -> dao.findById(rolloutId));
        if (stopping || rollout.filter(it -> it.state().active()).isEmpty()) {
            return;
        }
        try {
            run(rollout.get(), databaseId);
        } catch (StaleManifest e) {
            halt.halt(rolloutId, "stale-manifest: " + e.getMessage());
        }
    }

    private void run(Rollout rollout, long databaseId) throws InterruptedException {
        var plans = jdbi.withHandle(handle -> manifests.verifyShare(handle, rollout, databaseId));
        var database = jdbi.withExtension(DatabaseDao.class, dao -> dao.requireById(databaseId));
        var attempts = new Attempts(rollout, database, plans, pools, tools.on(database));
        var width = width(rollout, database, attempts);
        var admitted =
                servers.admit(
                        ServerAddress.of(database),
                        "%s/%d-%d".formatted(node, rollout.id(), databaseId),
                        width.slots() * attempts.connections(),
                        attempts.connections(),
                        turn.plus(lease));
        if (admitted.isEmpty()) {
            return;
        }
        try (var admission = admitted.get();
                var _ = pools.allot(database, admission)) {
            jdbi.useExtension(ShardDao.class, dao -> dao.turn(rollout.id(), databaseId));
            var slots = admission.connections() / attempts.connections();
            connect(database);
            failovers.settle(database);
            run(
                    prepare(
                            rollout,
                            database,
                            plans,
                            attempts,
                            width.within(slots, admission.probe()),
                            admission));
            failovers.settle(database);
        }
    }

    /** So that a server that is new shows before anything else; trouble, attempts will have too. */
    private void connect(Database database) throws InterruptedException {
        try (var lease = pools.lease(database, 1)) {
            lease.open().close();
        } catch (SQLException | CredentialUnavailable e) {
            LOG.debugf("Database '%s' gives no connection: %s", database.name(), e.getMessage());
        }
    }

    private ShardTurn prepare(
            Rollout rollout,
            Database database,
            Map<String, Plan> plans,
            Attempts attempts,
            Width width,
            Admission admission) {
        var metrics = new ShardMetrics(meters, database.dialect());
        var results = new ConcurrentLinkedQueue<Journal.CarriedOut>();
        return new ShardTurn(
                new Ledger(
                        jdbi,
                        rollout,
                        database,
                        width.parallel(),
                        node,
                        lease,
                        plans,
                        metrics,
                        admission),
                attempts,
                target -> new Journal(jdbi, rollout.id(), target, metrics, results::add),
                results,
                width.slots(),
                width.claims(),
                turn,
                lease);
    }

    /**
     * Without branches a turn sees one wave alone: the next opens when no attempt is under way.
     * Where windows close, nothing is claimed that cannot begin at once.
     */
    private Width width(Rollout rollout, Database database, Attempts attempts) {
        var width =
                Width.of(
                        parallel(rollout),
                        rollout.spec().perDatabase(),
                        jdbi.withExtension(ShardDao.class, dao -> dao.countDatabases(rollout.id())),
                        TargetPools.attemptsAtOnce(database, attempts.connections()));
        return rollout.spec().windows().isEmpty() ? width : width.withoutAhead();
    }

    private int parallel(Rollout rollout) {
        var spec = rollout.spec();
        return rollout.direction() == Direction.REVERT
                ? spec.wave(rollout.revertWave()).parallel()
                : jdbi.withExtension(WaveDao.class, dao -> dao.list(rollout.id())).stream()
                        .filter(wave -> spec.branches() || wave.open())
                        .mapToInt(wave -> spec.wave(wave.position()).parallel())
                        .sum();
    }

    private void run(ShardTurn shard) throws InterruptedException {
        turns.add(shard);
        try {
            if (stopping) {
                shard.close();
            }
            shard.run();
        } finally {
            turns.remove(shard);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        drain();
    }

    void stopClaiming(@Observes Draining event) {
        stopping = true;
        turns.forEach(ShardTurn::close);
    }

    /**
     * Claims nothing more and waits until the attempts under way have ended and all is given back.
     * Attempts that take longer than the grace period are cut off, and looked at again elsewhere.
     */
    public void drain() {
        stopClaiming(new Draining());
        if (!ended(grace)) {
            LOG.warnf("Attempts took longer than the grace period of %s; cut off", grace);
            turns.forEach(ShardTurn::cutOff);
            var _ = ended(CUT_OFF);
            ToolRun.endAll(CUT_OFF);
        }
    }

    private boolean ended(Duration wait) {
        var deadline = System.nanoTime() + wait.toNanos();
        while (!turns.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return turns.isEmpty();
    }
}
