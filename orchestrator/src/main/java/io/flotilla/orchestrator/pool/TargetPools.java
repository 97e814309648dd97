package io.flotilla.orchestrator.pool;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.flotilla.engine.apply.Connections;
import io.flotilla.orchestrator.server.Admission;
import io.flotilla.orchestrator.server.ServerAddress;
import io.flotilla.registry.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This node's connections to target databases: one pool per database, made at first use, capped by
 * the database's connection cap and empty again when idle. A pool whose database was changed is
 * replaced; connections taken from the old one stay good until they are closed. For any thread.
 */
@ApplicationScoped
public class TargetPools {
    private final Map<Long, TargetPool> pools = new ConcurrentHashMap<>();
    private final ScheduledExecutorService housekeeping =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("pool-housekeeping").factory());
    private final TargetConnector connector;
    private final MetricsTrackerFactory metrics;
    private final Map<ServerAddress, ConnectionRamp> ramps = new ConcurrentHashMap<>();
    private final ServerSightings sightings;
    private final Duration wait;

    TargetPools(
            TargetConnector connector,
            MeterRegistry meters,
            ServerSightings sightings,
            @ConfigProperty(name = "flotilla.pool.wait", defaultValue = "10s") Duration wait) {
        this.connector = connector;
        this.sightings = sightings;
        this.wait = wait;
        this.metrics = new MicrometerMetricsTrackerFactory(meters);
    }

    /**
     * Connections for work that holds one at a time. Taking one waits for a free one, by default at
     * most ten seconds. The password is resolved at each new connection.
     */
    public Connections connections(Database database) {
        return () -> pool(database).open();
    }

    /**
     * Sets {@code connections} of the pool aside for one attempt, waiting until there are as many.
     * An attempt that held one while it waited for a second could wait for its like forever.
     */
    public Lease lease(Database database, int connections) throws InterruptedException {
        return pool(database).lease(connections);
    }

    /**
     * Keeps the pool to the connections set aside for a turn, where its server is capped: together
     * with those of other turns on this node, and with none left open when the last is over.
     */
    public Allotment allot(Database database, Admission admission) {
        return admission.capped() ? pool(database).allot(admission.connections()) : () -> {};
    }

    /**
     * How many attempts fit into the database's cap when each holds {@code connections} at once: 1,
     * or 2 where the plan has non-transactional statements. At least one always fits.
     */
    public static int attemptsAtOnce(Database database, int connections) {
        return Math.max(1, database.connectionCap() / connections);
    }

    /**
     * A new connection beside the pool, for a rare look at a database that may not answer: it fails
     * with the driver's own error and without the pool's wait.
     */
    public Connection connect(Database database) throws SQLException {
        return connector.connect(database);
    }

    /** How this node's pool is now; nothing where no work has needed one yet. */
    public Optional<PoolState> state(Database database) {
        return Optional.ofNullable(pools.get(database.id())).map(TargetPool::state);
    }

    /** Closes a removed database's pool as soon as nothing is taken from it. */
    public void remove(Database database) {
        var pool = pools.remove(database.id());
        if (pool != null) {
            pool.retire(housekeeping);
        }
    }

    private ConnectionRamp ramp(Database database) {
        return ramps.computeIfAbsent(ServerAddress.of(database), _ -> ConnectionRamp.live());
    }

    private TargetPool pool(Database database) {
        return pools.compute(
                database.id(),
                (_, current) -> {
                    if (current != null && current.isOf(database)) {
                        return current;
                    }
                    if (current != null) {
                        current.retire(housekeeping);
                    }
                    return new TargetPool(
                            database,
                            new TargetDataSource(database, connector, ramp(database), sightings),
                            wait,
                            housekeeping,
                            metrics);
                });
    }

    @PreDestroy
    void close() {
        pools.values().forEach(TargetPool::close);
        pools.clear();
        housekeeping.shutdownNow();
    }
}
