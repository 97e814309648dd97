package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.orchestrator.NodeName;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.rollout.Manifests;
import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.RolloutDao;
import io.flotilla.orchestrator.rollout.RolloutHalt;
import io.flotilla.orchestrator.rollout.StaleManifest;
import io.flotilla.orchestrator.server.Admission;
import io.flotilla.orchestrator.server.ServerAddress;
import io.flotilla.orchestrator.server.ServerGate;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/**
 * Works on one database's share of a rollout for a while. What it is about to run is checked
 * against the approval first, every time.
 */
@ApplicationScoped
public class ShardRunner {

    private final Jdbi jdbi;
    private final Manifests manifests;
    private final RolloutHalt halt;
    private final TargetPools pools;
    private final ServerGate servers;
    private final MeterRegistry meters;
    private final String node;
    private final Duration turn;
    private final Duration lease;
    private final Set<ShardTurn> turns = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ShardRunner(
            Jdbi jdbi,
            Manifests manifests,
            RolloutHalt halt,
            TargetPools pools,
            ServerGate servers,
            MeterRegistry meters,
            NodeName node,
            @ConfigProperty(name = "flotilla.shard.turn", defaultValue = "30s") Duration turn,
            @ConfigProperty(name = "flotilla.shard.lease", defaultValue = "30s") Duration lease) {
        this.jdbi = jdbi;
        this.manifests = manifests;
        this.halt = halt;
        this.pools = pools;
        this.servers = servers;
        this.meters = meters;
        this.node = node.toString();
        this.turn = turn;
        this.lease = lease;
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
        var runner = new PlanRunner(Dialects.require(rollout.dialect()));
        var attempts = new Attempts(rollout, database, plans, runner, pools);
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
            run(
                    prepare(
                            rollout,
                            database,
                            plans,
                            attempts,
                            width.within(slots, admission.probe()),
                            admission));
        }
    }

    private ShardTurn prepare(
            Rollout rollout,
            Database database,
            Map<String, Plan> plans,
            Attempts attempts,
            Width width,
            Admission admission) {
        var metrics = new ShardMetrics(meters, rollout.dialect());
        var results = new ConcurrentLinkedQueue<Journal.CarriedOut>();
        return new ShardTurn(
                new Ledger(
                        jdbi,
                        rollout,
                        database.id(),
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

    /** A turn sees one wave alone: the next opens when no attempt is under way. */
    private Width width(Rollout rollout, Database database, Attempts attempts) {
        return Width.of(
                rollout.spec().wave(rollout.openWave()).parallel(),
                rollout.spec().perDatabase(),
                jdbi.withExtension(ShardDao.class, dao -> dao.countDatabases(rollout.id())),
                TargetPools.attemptsAtOnce(database, attempts.connections()));
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

    /**
     * Claims nothing more; Quartz then waits for the turns, whose attempts end or are given back.
     */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        turns.forEach(ShardTurn::close);
    }
}
