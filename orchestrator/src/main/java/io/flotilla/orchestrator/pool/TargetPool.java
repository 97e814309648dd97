package io.flotilla.orchestrator.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.registry.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** The pool of one database. */
final class TargetPool implements AutoCloseable {
    /** A plan with non-transactional statements needs two connections, whatever the cap. */
    private static final int LEAST = 2;

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration RETIRING = Duration.ofSeconds(2);

    private final Database database;
    private final HikariDataSource hikari;
    private final int size;
    private final Leasable leasable;
    private int allotted;

    /**
     * @param wait how long a connection is waited for
     */
    TargetPool(
            Database database,
            DataSource source,
            Duration wait,
            ScheduledExecutorService housekeeping,
            MetricsTrackerFactory metrics) {
        this.database = database;
        this.size = Math.max(LEAST, database.connectionCap());
        this.leasable = new Leasable(size);
        var config = new HikariConfig();
        config.setPoolName(database.name());
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(wait.toMillis());
        // the first connection is made when it is asked for: a database that is down fails then
        config.setInitializationFailTimeout(-1);
        // catalog queries are short: compiling or planning them anew costs more than it saves
        Dialects.require(database.dialect())
                .inspector()
                .preparation()
                .ifPresent(config::setConnectionInitSql);
        config.setExceptionOverride(new StillGood());
        config.setScheduledExecutor(housekeeping);
        config.setMetricsTrackerFactory(metrics);
        this.hikari = new HikariDataSource(config);
    }

    boolean isOf(Database other) {
        return database.equals(other);
    }

    PoolState state() {
        var pool = hikari.getHikariPoolMXBean();
        return new PoolState(
                pool.getTotalConnections(),
                pool.getActiveConnections(),
                pool.getThreadsAwaitingConnection(),
                hikari.getHikariConfigMXBean().getMaximumPoolSize());
    }

    Connection open() throws SQLException {
        return hikari.getConnection();
    }

    Lease lease(int connections) throws InterruptedException {
        if (connections > size) {
            throw new IllegalArgumentException(
                    "a lease of %d connections from a pool of %d".formatted(connections, size));
        }
        leasable.acquire(connections);
        var closed = new AtomicBoolean();
        return new Lease() {
            @Override
            public Connection open() throws SQLException {
                return TargetPool.this.open();
            }

            @Override
            public void close() {
                if (closed.compareAndSet(false, true)) {
                    leasable.release(connections);
                }
            }
        };
    }

    /** How many connections may be leased; fair to those who wait. */
    private static final class Leasable extends Semaphore {

        private int most;

        Leasable(int most) {
            super(most, true);
            this.most = most;
        }

        void resize(int wanted) {
            if (wanted > most) {
                release(wanted - most);
            } else {
                reducePermits(most - wanted);
            }
            most = wanted;
        }
    }

    /**
     * Adds to what the pool may have open, which is no longer its size but the sum of what is
     * allotted, until the last allotment is closed; then idle connections are closed too.
     */
    synchronized Allotment allot(int connections) {
        allotted += connections;
        resize(Math.min(allotted, size));
        return () -> giveBack(connections);
    }

    private synchronized void giveBack(int connections) {
        allotted -= connections;
        if (allotted == 0) {
            hikari.getHikariPoolMXBean().softEvictConnections();
        }
        resize(allotted == 0 ? size : Math.min(allotted, size));
    }

    private void resize(int most) {
        leasable.resize(most);
        hikari.getHikariConfigMXBean().setMaximumPoolSize(most);
        var pool = hikari.getHikariPoolMXBean();
        if (pool.getTotalConnections() > most) {
            pool.softEvictConnections();
        }
    }

    /** Closes idle connections now, the others when they come back, and then the pool. */
    void retire(ScheduledExecutorService housekeeping) {
        var state = hikari.getHikariPoolMXBean();
        state.softEvictConnections();
        if (state.getActiveConnections() == 0) {
            close();
            return;
        }
        try {
            var _ =
                    housekeeping.schedule(
                            () -> retire(housekeeping), RETIRING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    @Override
    public void close() {
        hikari.close();
    }
}
