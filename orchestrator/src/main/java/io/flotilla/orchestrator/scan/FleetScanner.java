package io.flotilla.orchestrator.scan;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.scan.ScanDao.ScanTarget;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the live state of many targets and records it. Databases are read beside each other, each
 * in passes over some hundred schemas; targets come from the registry in pages. What cannot be read
 * is recorded as a problem of its target and never ends a scan. Calls block until all is recorded.
 */
@ApplicationScoped
public class FleetScanner {

    private static final SelectorSql NEVER_INSPECTED =
            new SelectorSql(
                    "NOT EXISTS (SELECT FROM target_state known WHERE known.target_id = t.id)",
                    Map.of());

    private final ScanConfig config;
    private final ScanDao targets;
    private final DatabaseDao databases;
    private final TargetStateDao states;
    private final SchemaSnapshotDao snapshots;
    private final TargetPools pools;

    FleetScanner(ScanConfig config, Jdbi jdbi, TargetPools pools) {
        this.config = config;
        this.targets = new ScanDao(jdbi);
        this.databases = jdbi.onDemand(DatabaseDao.class);
        this.states = jdbi.onDemand(TargetStateDao.class);
        this.snapshots = jdbi.onDemand(SchemaSnapshotDao.class);
        this.pools = pools;
    }

    /** Scans every target the selector picks, except those that are leaving. */
    public ScanSummary scan(Selector selector) {
        return scan(SelectorSql.of(selector));
    }

    /** Scans the targets no scan or attempt has read yet. */
    public void scanNeverInspected() {
        read(NEVER_INSPECTED);
    }

    /**
     * Scans the targets that a condition picks.
     *
     * @param filter on the registry's target, which it calls {@code t}
     */
    public ScanSummary scan(SelectorSql filter) {
        var started = System.nanoTime();
        read(filter);
        var counts = targets.count(filter);
        return new ScanSummary(
                counts.scanned(),
                counts.current(),
                counts.drifted(),
                counts.unrecorded(),
                counts.unreadable(),
                Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
    }

    private void read(SelectorSql filter) {
        var met = new NewSnapshots(snapshots);
        try (var lanes = new Lanes(config.databases())) {
            for (var id : targets.listDatabaseIds(filter)) {
                lanes.submit(() -> read(databases.requireById(id), filter, met));
            }
        }
    }

    private void read(Database database, SelectorSql filter, NewSnapshots met) {
        var at = states.now();
        try {
            pools.connect(database).close();
        } catch (CredentialUnavailable | SQLException e) {
            var why = "database '%s': %s".formatted(database.name(), e.getMessage());
            targets.markUnreachable(database.id(), filter, why, at);
            return;
        }
        readPages(database, filter, met);
    }

    private void readPages(Database database, SelectorSql filter, NewSnapshots met) {
        var reader = new ChunkReader(Dialects.require(database.dialect()), met);
        var ofDatabase = Math.max(1, database.connectionCap() / 2);
        try (var lanes = new Lanes(Math.min(config.connectionsPerDatabase(), ofDatabase))) {
            var page = targets.page(database.id(), filter, 0, config.chunk());
            while (!page.isEmpty()) {
                var chunk = page;
                lanes.submit(() -> read(database, chunk, reader));
                page = targets.page(database.id(), filter, page.getLast().id(), config.chunk());
            }
        }
    }

    /** Waits for a connection as long as a rollout on the same database needs them all. */
    private void read(Database database, List<ScanTarget> chunk, ChunkReader reader) {
        try (var lease = pools.lease(database, 1)) {
            var at = states.now();
            states.recordInspected(reader.read(lease, chunk), at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan was interrupted", e);
        }
    }
}
