package io.flotilla.orchestrator.preflight;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.PlanRehearsal;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.preflight.DatabaseLook.Finding;
import io.flotilla.orchestrator.preflight.DatabaseLook.Found;
import io.flotilla.orchestrator.preflight.PreflightDao.Sample;
import io.flotilla.orchestrator.preflight.PreflightReport.Group;
import io.flotilla.orchestrator.preflight.PreflightReport.OpenTransaction;
import io.flotilla.orchestrator.preflight.PreflightReport.RehearsedTarget;
import io.flotilla.orchestrator.rollout.FrozenPlan;
import io.flotilla.orchestrator.rollout.Manifest;
import io.flotilla.orchestrator.rollout.ManifestDao;
import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.RolloutDao;
import io.flotilla.orchestrator.rollout.RolloutState;
import io.flotilla.orchestrator.scan.FleetScanner;
import io.flotilla.orchestrator.scan.Lanes;
import io.flotilla.orchestrator.tool.TargetTools;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks at every target of a rollout, beside each other within half of what each database allows.
 * Calls block until all is read and recorded.
 */
@ApplicationScoped
public class PreflightService {

    static final int MOST_REHEARSED = 50;

    private static final int PAGE = 200;

    private final Jdbi jdbi;
    private final FleetScanner scanner;
    private final TargetPools pools;
    private final TargetTools tools;
    private final Audit audit;
    private final InstantSource clock;
    private final PreflightDao preflights;
    private final DatabaseDao databases;

    PreflightService(
            Jdbi jdbi,
            FleetScanner scanner,
            TargetPools pools,
            TargetTools tools,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.scanner = scanner;
        this.pools = pools;
        this.tools = tools;
        this.audit = audit;
        this.clock = clock;
        this.preflights = jdbi.onDemand(PreflightDao.class);
        this.databases = jdbi.onDemand(DatabaseDao.class);
    }

    /** The last one that came to its end. */
    Optional<PreflightReport> findLast(long rollout) {
        require(rollout);
        return preflights.findLast(rollout);
    }

    /**
     * @param rehearse on how many targets the plan is run and rolled back, 0 to {@link
     *     #MOST_REHEARSED}
     */
    PreflightReport run(long rolloutId, int rehearse, String by) {
        if (rehearse < 0 || rehearse > MOST_REHEARSED) {
            throw ProblemException.badRequest(
                    "invalid-rehearse",
                    "rehearse is %d; it can be 0 to %d targets"
                            .formatted(rehearse, MOST_REHEARSED));
        }
        var rollout = require(rolloutId);
        if (!hasAttemptsAhead(rollout.state())) {
            throw ProblemException.conflict(
                    "wrong-state",
                    "rollout %d is %s; there is nothing left to look at"
                            .formatted(rolloutId, rollout.state().label()));
        }
        var id = preflights.begin(rolloutId, by);
        try {
            var report = run(id, rollout, rehearse, by);
            preflights.finish(id, report);
            preflights.forgetBefore(rolloutId, id);
            audit.recordAs(
                    by,
                    "rollout.preflight",
                    rollout.subject(),
                    Map.of("ready", report.ready(), "rehearsed", report.rehearsed().size()));
            return report;
        } catch (RuntimeException e) {
            preflights.forget(id);
            throw e;
        }
    }

    private static boolean hasAttemptsAhead(RolloutState state) {
        return switch (state) {
            case AWAITING_APPROVAL, SCHEDULED, RUNNING, PAUSED -> true;
            case COMPLETED, ABORTED, REVERTING, REVERTED -> false;
        };
    }

    private Rollout require(long id) {
        return jdbi.withExtension(RolloutDao.class, dao -> dao.findById(id))
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "rollout-not-found", "there is no rollout " + id));
    }

    private PreflightReport run(long id, Rollout rollout, int rehearse, String by) {
        var started = System.nanoTime();
        scanner.scan(ofRollout(rollout));
        preflights.insertFromScan(id, rollout.id());
        var plans = plans(rollout);
        var largest = new LargestTables();
        var transactions = new ConcurrentLinkedQueue<OpenTransaction>();
        var all = databases(rollout);
        try (var lanes = new Lanes(all.size())) {
            all.forEach(
                    database ->
                            lanes.submit(
                                    () ->
                                            look(
                                                    id,
                                                    rollout,
                                                    database,
                                                    new DatabaseLook(
                                                            database,
                                                            plans,
                                                            Dialects.require(database.dialect()),
                                                            tools.on(database),
                                                            largest,
                                                            transactions))));
        }
        var rehearsed =
                rehearse == 0 ? List.<RehearsedTarget>of() : rehearse(id, rollout, plans, rehearse);
        return report(id, rollout, by, started, largest, transactions, rehearsed);
    }

    private PreflightReport report(
            long id,
            Rollout rollout,
            String by,
            long started,
            LargestTables largest,
            Queue<OpenTransaction> transactions,
            List<RehearsedTarget> rehearsed) {
        var counts = preflights.count(id, rollout.id());
        return new PreflightReport(
                rollout.id(),
                by,
                clock.instant(),
                Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0,
                counts.targets(),
                counts.ready(),
                counts.alreadyThere(),
                preflights.listGroups(id).stream()
                        .map(
                                row ->
                                        new Group(
                                                kind(row.kind()),
                                                row.detail(),
                                                row.targets(),
                                                row.rows(),
                                                row.examples()))
                        .toList(),
                largest.list(),
                transactions.stream()
                        .sorted(Comparator.comparingLong(OpenTransaction::seconds).reversed())
                        .toList(),
                rehearsed,
                jdbi.withExtension(EstimateDao.class, dao -> new Estimates(dao).of(id, rollout)));
    }

    private static FindingKind kind(String label) {
        return FindingKind.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static SelectorSql ofRollout(Rollout rollout) {
        return new SelectorSql(
                "EXISTS (SELECT FROM rollout_target x WHERE x.rollout_id = :rolloutId AND x.target_id = t.id)",
                Map.of("rolloutId", rollout.id()));
    }

    private Map<String, Plan> plans(Rollout rollout) {
        return jdbi.withExtension(ManifestDao.class, dao -> dao.listPlans(rollout.id())).stream()
                .collect(Collectors.toMap(FrozenPlan::digest, FrozenPlan::plan));
    }

    private List<Database> databases(Rollout rollout) {
        return jdbi.withExtension(ManifestDao.class, dao -> dao.listShares(rollout.id())).stream()
                .map(Manifest.Share::databaseId)
                .map(databases::requireById)
                .toList();
    }

    private void look(long id, Rollout rollout, Database database, DatabaseLook look) {
        try (var lanes = new Lanes(Math.max(1, database.connectionCap() / 2))) {
            var page = preflights.listCandidates(rollout.id(), database.id(), 0, PAGE);
            if (!page.isEmpty()) {
                lookForTransactions(database, look);
            }
            while (!page.isEmpty()) {
                var candidates = page;
                lanes.submit(() -> record(id, look(database, look, candidates)));
                page =
                        preflights.listCandidates(
                                rollout.id(), database.id(), page.getLast().targetId(), PAGE);
            }
        }
    }

    /** A database that does not answer shows in its targets' findings. */
    private void lookForTransactions(Database database, DatabaseLook look) {
        try (var lease = pools.lease(database, 1)) {
            look.lookForTransactions(lease);
        } catch (SQLException | CredentialUnavailable e) {
            // said of each target
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Found look(
            Database database, DatabaseLook look, List<PreflightDao.Candidate> candidates) {
        try (var lease = pools.lease(database, 1)) {
            return look.look(lease, candidates);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the preflight was interrupted", e);
    }

    private void record(long id, Found found) {
        insert(id, found.findings());
        preflights.insertTargets(
                id,
                found.sizes().stream().map(DatabaseLook.Size::targetId).toArray(Long[]::new),
                found.sizes().stream().map(DatabaseLook.Size::bytes).toArray(Long[]::new));
    }

    private void insert(long id, List<Finding> findings) {
        preflights.insertFindings(
                id,
                findings.stream().map(Finding::targetId).toArray(Long[]::new),
                findings.stream().map(it -> it.kind().label()).toArray(String[]::new),
                findings.stream().map(Finding::detail).toArray(String[]::new),
                findings.stream().map(Finding::rows).toArray(Long[]::new));
    }

    /** One after the other, so that no more than one tenant waits at a time. */
    private List<RehearsedTarget> rehearse(
            long id, Rollout rollout, Map<String, Plan> plans, int most) {
        var byId =
                databases(rollout).stream()
                        .collect(Collectors.toMap(Database::id, Function.identity()));
        var all = new ArrayList<RehearsedTarget>();
        for (var sample : preflights.sample(id, rollout.id(), most)) {
            var database = byId.get(sample.databaseId());
            var plan = plans.get(sample.planDigest());
            if (database != null && plan != null) {
                all.add(rehearse(id, rollout, sample, database, plan));
            }
        }
        return all;
    }

    private RehearsedTarget rehearse(
            long id, Rollout rollout, Sample sample, Database database, Plan plan) {
        var attempt =
                new Attempt(
                        sample.schemaName(),
                        plan,
                        Plan.Direction.FORWARD,
                        preflights.nextEpoch(),
                        "rehearsal-" + rollout.id(),
                        rollout.spec().timeouts());
        try (var lease = pools.lease(database, 1)) {
            var came = new PlanRehearsal(Dialects.require(plan.dialect())).run(attempt, lease);
            var problem = came.problem();
            if (problem == null) {
                // the time of a part says nothing of the whole
                if (came.left() == 0) {
                    preflights.recordTime(id, sample.targetId(), came.total().toNanos() / 1e6);
                }
            } else {
                insert(
                        id,
                        List.of(
                                new Finding(
                                        sample.targetId(),
                                        FindingKind.REHEARSAL_FAILED,
                                        problem,
                                        null)));
            }
            return new RehearsedTarget(
                    sample.tenant(),
                    database.name(),
                    sample.bytes(),
                    came.took().stream().map(took -> took.toNanos() / 1e6).toList(),
                    came.left(),
                    problem);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
