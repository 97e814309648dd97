package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.pool.ServerSightings;
import io.flotilla.orchestrator.rollout.RolloutDao;
import io.flotilla.orchestrator.rollout.WaveDao;
import io.flotilla.orchestrator.scan.FleetScanner;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks again at a database's targets once another server answers for it: a standby that was
 * promoted may lack the last commits of the server before it. For any thread and any node; to do it
 * once more than needed does no harm.
 */
@ApplicationScoped
class Failovers {

    private static final Logger LOG = Logger.getLogger(Failovers.class);
    private static final String ACTOR = "flotilla";

    private final Jdbi jdbi;
    private final ServerSightings sightings;
    private final FleetScanner scanner;
    private final Audit audit;
    private final Map<Long, Lock> settling = new ConcurrentHashMap<>();

    Failovers(Jdbi jdbi, ServerSightings sightings, FleetScanner scanner, Audit audit) {
        this.jdbi = jdbi;
        this.sightings = sightings;
        this.scanner = scanner;
        this.audit = audit;
    }

    /**
     * Does nothing as long as the server is the one that is known; otherwise blocks until the
     * database is scanned, whoever on this node scans it. What was done in rollouts that have not
     * ended, and is not there any more, is in line again afterwards; what was done before is
     * recorded as drift.
     */
    void settle(Database database) {
        var lock = settling.computeIfAbsent(database.id(), _ -> new ReentrantLock());
        lock.lock();
        try {
            sightings.take(database).ifPresent(seen -> settleOrPutBack(database, seen));
        } finally {
            lock.unlock();
        }
    }

    private void settleOrPutBack(Database database, String seen) {
        try {
            settle(database, seen);
        } catch (RuntimeException e) {
            sightings.putBack(database, seen);
            throw e;
        }
    }

    private void settle(Database database, String seen) {
        var known = jdbi.withExtension(FailoverDao.class, dao -> dao.find(database.id()));
        if (known.isPresent() && known.get().equals(seen)) {
            return;
        }
        if (known.isPresent()) {
            LOG.warnf(
                    "Database '%s' is served by another server (%s, %s before): looking at it again",
                    database.name(), seen, known.get());
            scanner.scan(recorded(database));
        }
        jdbi.useTransaction(
                handle -> {
                    if (known.isPresent()) {
                        putInLine(handle, database, known.get(), seen);
                    }
                    handle.attach(FailoverDao.class).record(database.id(), seen);
                });
    }

    private static SelectorSql recorded(Database database) {
        return new SelectorSql(
                """
                t.database_id = :servedByAnother
                AND EXISTS (SELECT FROM target_state known
                            WHERE known.target_id = t.id
                              AND known.expected_fingerprint IS NOT NULL)
                """,
                Map.of("servedByAnother", database.id()));
    }

    private void putInLine(Handle handle, Database database, String before, String now) {
        var dao = handle.attach(FailoverDao.class);
        var targets = 0;
        for (var rollout : dao.listRollouts(database.id())) {
            handle.attach(RolloutDao.class).lock(rollout);
            var lost = dao.putInLine(rollout, database.id());
            if (lost > 0) {
                handle.attach(WaveDao.class).reopen(rollout);
            }
            targets += lost;
        }
        audit.recordAs(
                handle,
                ACTOR,
                "database.failover",
                "database:" + database.name(),
                Map.of("server", now, "before", before, "targetsInLineAgain", targets));
    }
}
