package io.flotilla.orchestrator.trash;

import io.flotilla.engine.apply.Attempt.Timeouts;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import io.flotilla.engine.trash.TrashPurge;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.trash.PurgeReport.Problem;
import io.flotilla.orchestrator.trash.TrashDao.PurgeTarget;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;

/**
 * Purges the fleet's trash: databases beside each other, the targets of one in turn on one
 * connection at a time. Calls block until all is done; what cannot be purged is in the report.
 */
@ApplicationScoped
public class TrashService {

    private static final int PAGE = 500;
    private static final String DAILY = "flotilla";

    private final TrashConfig config;
    private final TrashDao targets;
    private final DatabaseDao databases;
    private final TargetPools pools;
    private final Audit audit;
    private final InstantSource clock;

    TrashService(
            TrashConfig config, Jdbi jdbi, TargetPools pools, Audit audit, InstantSource clock) {
        this.config = config;
        this.targets = new TrashDao(jdbi);
        this.databases = jdbi.onDemand(DatabaseDao.class);
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    Duration retention() {
        return config.retention();
    }

    /** The whole fleet, by the retention; nothing where that is switched off. */
    public void purgeDaily() {
        if (config.daily()) {
            purge(Selector.all(), config.retention(), false, DAILY);
        }
    }

    PurgeReport purge(Selector selector, Duration olderThan, boolean dryRun, String by) {
        var filter = SelectorSql.of(selector);
        var tally = new PurgeTally();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var id : targets.listDatabaseIds(filter)) {
                var database = databases.requireById(id);
                threads.execute(() -> purge(database, filter, olderThan, dryRun, tally));
            }
        }
        var report = tally.report(olderThan, dryRun);
        if (!dryRun) {
            audit.recordAs(
                    by,
                    "trash.purge",
                    "fleet:" + selector,
                    Map.of(
                            "olderThan", report.olderThan(),
                            "targets", report.targets(),
                            "removed", report.removed(),
                            "problems", report.problems().size()));
        }
        return report;
    }

    private void purge(
            Database database,
            SelectorSql filter,
            Duration olderThan,
            boolean dryRun,
            PurgeTally tally) {
        try {
            var page = targets.page(database.id(), filter, 0, PAGE);
            while (!page.isEmpty()) {
                for (var target : page) {
                    purge(database, target, olderThan, dryRun, tally);
                }
                page = targets.page(database.id(), filter, page.getLast().id(), PAGE);
            }
        } catch (SQLException | CredentialUnavailable e) {
            var why = String.valueOf(e.getMessage());
            tally.add(new Problem(database.name(), "", "the rest of its targets", why));
        }
    }

    private void purge(
            Database database,
            PurgeTarget target,
            Duration olderThan,
            boolean dryRun,
            PurgeTally tally)
            throws SQLException {
        if (target.epoch() == null) {
            tally.addBusy();
            return;
        }
        var claim =
                new TargetClaim(
                        target.schemaName(),
                        target.epoch(),
                        "purge",
                        Timeouts.DEFAULT.lock(),
                        Timeouts.DEFAULT.statement());
        var purge = new TrashPurge(Dialects.require(database.dialect()), clock);
        try {
            tally.add(
                    database.name(),
                    target.tenant(),
                    purge.purge(claim, olderThan, dryRun, pools.connections(database)));
        } catch (TargetFenced e) {
            tally.addBusy();
        } catch (SchemaNotFound e) {
            var why = String.valueOf(e.getMessage());
            tally.add(new Problem(database.name(), target.tenant(), "its trash", why));
        }
    }
}
