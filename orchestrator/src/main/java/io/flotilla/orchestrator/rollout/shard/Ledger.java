package io.flotilla.orchestrator.rollout.shard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.rollout.Budgets;
import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.RolloutDao;
import io.flotilla.orchestrator.rollout.shard.Ending.DatabaseTrouble;
import io.flotilla.orchestrator.rollout.shard.Ending.Ended;
import io.flotilla.orchestrator.rollout.shard.Ending.NotBegun;
import io.flotilla.orchestrator.rollout.shard.Ending.ServerTrouble;
import io.flotilla.orchestrator.rollout.shard.Ending.Superseded;
import io.flotilla.orchestrator.rollout.shard.Journal.CarriedOut;
import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import io.flotilla.orchestrator.scan.Inspected;
import io.flotilla.orchestrator.scan.RecordedState;
import io.flotilla.orchestrator.scan.SchemaSnapshotDao;
import io.flotilla.orchestrator.scan.TargetStateDao;
import io.flotilla.orchestrator.server.Admission;
import io.flotilla.registry.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One shard's writes to the control database, batched: all attempts that ended since the last time,
 * and the next claims, are one transaction. Used by the shard's own thread alone.
 */
final class Ledger {

    /** A target is left alone for so long after its server failed it. */
    private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final Rollout rollout;
    private final Database database;
    private final int parallel;
    private final String node;
    private final Duration lease;
    private final Map<String, Plan> plans;
    private final ShardMetrics metrics;
    private final Admission admission;
    private final ErrorGroups groups;
    private final Map<String, @Nullable Long> releases = new HashMap<>();

    Ledger(
            Jdbi jdbi,
            Rollout rollout,
            Database database,
            int parallel,
            String node,
            Duration lease,
            Map<String, Plan> plans,
            ShardMetrics metrics,
            Admission admission) {
        this.jdbi = jdbi;
        this.rollout = rollout;
        this.database = database;
        this.parallel = parallel;
        this.node = node;
        this.lease = lease;
        this.plans = Map.copyOf(plans);
        this.metrics = metrics;
        this.admission = admission;
        this.groups = new ErrorGroups(rollout);
    }

    /** What came of an exchange; {@code open} says whether the rollout lets attempts start. */
    record Exchange(boolean open, List<ClaimedTarget> claims) {}

    /** Writes endings and results, and claims up to {@code most} targets if the rollout allows. */
    Exchange exchange(List<Attempted> ended, List<CarriedOut> results, int most) {
        return jdbi.inTransaction(
                handle -> {
                    var dao = handle.attach(ShardDao.class);
                    if (!results.isEmpty()) {
                        dao.carriedOut(
                                results.stream().map(CarriedOut::epoch).toArray(Long[]::new),
                                results.stream().map(CarriedOut::position).toArray(Integer[]::new));
                    }
                    var current = ended.isEmpty() ? ended : end(handle, dao, ended);
                    if (most > 0) {
                        lock(handle);
                    }
                    var permit = dao.permit(rollout.id(), database.id());
                    var goesOn = note(handle, permit, ServerHealth.of(current));
                    return goesOn
                            ? claim(handle, dao, permit, most)
                            : new Exchange(false, List.of());
                });
    }

    /**
     * Lets no act pass until commit; other shards' claims neither, where how many there are decides
     * how many more there may be.
     */
    private void lock(Handle handle) {
        var rollouts = handle.attach(RolloutDao.class);
        var spec = rollout.spec();
        if (parallel < Integer.MAX_VALUE
                || spec.branches()
                || spec.waves().stream().anyMatch(WaveSpec::slowStart)) {
            rollouts.lock(rollout.id());
        } else {
            rollouts.lockShared(rollout.id());
        }
    }

    /**
     * Records what endings say of the server, if it is news, and tells whether more may begin there
     * in this turn. The rollout is locked before its server, always.
     */
    private boolean note(Handle handle, Permit permit, ServerHealth health) {
        if (health.latest() != null || (health.wentWell() && !permit.serverSound())) {
            admission.note(handle, health.wentWell(), health.faults(), health.latest());
        }
        if (health.latest() != null) {
            metrics.serverFaults(health.latest().kind(), health.faults());
            return false;
        }
        return admission.probe() ? !health.wentWell() : permit.serverAdmits();
    }

    private Exchange claim(Handle handle, ShardDao dao, Permit permit, int most) {
        // over budget, the driver halts the rollout within a second; until then nothing more begins
        if (!permit.allows(rollout) || Budgets.exceeded(handle, rollout) != null) {
            return new Exchange(false, List.of());
        }
        if (most <= 0) {
            return new Exchange(true, List.of());
        }
        var claims =
                dao.claim(
                        rollout.id(),
                        database.id(),
                        permit.direction(),
                        most,
                        parallel,
                        node,
                        seconds(lease));
        return new Exchange(true, claims);
    }

    /** Keeps the targets of attempts under way, and shows how far each is. */
    void renew(Iterable<Underway> attempts) {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (var attempt : attempts) {
            var row =
                    rows.addObject()
                            .put("target_id", attempt.target().targetId())
                            .put("epoch", attempt.target().epoch());
            var progress = attempt.journal().progress();
            if (progress != null) {
                row.put("statement", progress.statement());
                row.put("statements", progress.statements());
            }
        }
        jdbi.useExtension(
                ShardDao.class, dao -> dao.renew(rollout.id(), rows.toString(), seconds(lease)));
        admission.keep(lease);
    }

    void recordProblem(String problem) {
        jdbi.useExtension(
                ShardDao.class, dao -> dao.recordProblem(rollout.id(), database.id(), problem));
    }

    void clearProblem() {
        jdbi.useExtension(ShardDao.class, dao -> dao.clearProblem(rollout.id(), database.id()));
    }

    /**
     * Returns those that were written. What became of the others says nothing of the server: a
     * newer epoch may have ended their sessions.
     */
    private List<Attempted> end(Handle handle, ShardDao dao, List<Attempted> ended) {
        var rows = JsonNodeFactory.instance.arrayNode();
        var keys = groups.of(handle, ended);
        for (var attempted : ended) {
            add(rows, handle, attempted, keys);
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        var written = new HashMap<Long, ShardDao.Written>();
        dao.end(rollout.id(), node, rows.toString())
                .forEach(row -> written.put(row.targetId(), row));
        var states = new ArrayList<RecordedState>();
        var current = new ArrayList<Attempted>();
        var superseded = new ArrayList<Attempted>();
        for (var attempted : ended) {
            var row = written.get(attempted.target().targetId());
            if (row == null) {
                superseded.add(attempted);
                continue;
            }
            current.add(attempted);
            if (attempted.ending() instanceof Ended it) {
                metrics.ended(attempted.target(), it, attempted.took());
                if (it.reached() != null) {
                    var release = release(dao, it.reached().value());
                    states.add(new RecordedState(row.targetId(), it.reached(), release, row.at()));
                }
                if (it.drifted() != null) {
                    recordDrift(handle, row, it.drifted());
                }
            }
        }
        superseded.stream()
                .filter(attempted -> !(attempted.ending() instanceof Superseded))
                .forEach(_ -> metrics.fenced("control"));
        if (!states.isEmpty()) {
            handle.attach(TargetStateDao.class).recordApplied(states);
        }
        return current;
    }

    /** What the attempt saw is news of the target, like a scan's. */
    private static void recordDrift(Handle handle, ShardDao.Written row, Schema live) {
        var fingerprint = Fingerprinter.fingerprint(live);
        handle.attach(SchemaSnapshotDao.class).save(fingerprint, live);
        handle.attach(TargetStateDao.class)
                .recordInspected(
                        List.of(new Inspected.Read(row.targetId(), fingerprint)), row.at());
    }

    private void add(ArrayNode rows, Handle handle, Attempted attempted, Map<Long, String> keys) {
        var target = attempted.target();
        switch (attempted.ending()) {
            case Superseded() -> metrics.fenced("target");
            case NotBegun() -> addBack(rows, target, target.uncertain());
            case DatabaseTrouble(_, var uncertain) -> addBack(rows, target, uncertain);
            case ServerTrouble(var kind, var problem, var uncertain, var midway) -> {
                var row = addBack(rows, target, uncertain);
                row.put("retry_seconds", jittered(FAULT_PAUSE));
                if (midway) {
                    row.put("outcome", "interrupted")
                            .put("detail", "interrupted by its server: " + problem)
                            .put("failure_kind", Endings.label(kind))
                            .put("seconds", seconds(attempted.took()));
                }
            }
            case Ended ended -> {
                var row =
                        rows.addObject()
                                .put("target_id", target.targetId())
                                .put("epoch", target.epoch())
                                .put("state", ended.state().label())
                                .put("counted", true)
                                .put("outcome", ended.outcome())
                                .put("detail", ended.detail())
                                .put("failure_kind", ended.failureKind())
                                .put("sql_state", ended.sqlState())
                                .put("statement", ended.statement())
                                .put("uncertain", ended.uncertain())
                                .put("error_group", keys.get(target.epoch()))
                                .put("difference", difference(handle, target, ended))
                                .put("seconds", seconds(attempted.took()));
                if (ended.retryAfter() != null) {
                    row.put("retry_seconds", jittered(ended.retryAfter()));
                }
            }
        }
    }

    private static ObjectNode addBack(ArrayNode rows, ClaimedTarget target, boolean uncertain) {
        return rows.addObject()
                .put("target_id", target.targetId())
                .put("epoch", target.epoch())
                .put("state", target.was())
                .put("detail", target.detail())
                .put("counted", false)
                .put("uncertain", uncertain);
    }

    /** SQL from the state the target should be in to the one it is in, for people. */
    private @Nullable String difference(Handle handle, ClaimedTarget target, Ended ended) {
        var drifted = ended.drifted();
        var plan = plans.get(target.planDigest());
        if (drifted == null || plan == null) {
            return null;
        }
        return handle.attach(SchemaSnapshotDao.class)
                .find(plan.start(rollout.direction()))
                .map(
                        expected ->
                                SchemaSql.difference(
                                        Dialects.require(database.dialect()), expected, drifted))
                .orElse(null);
    }

    /** Whose state a target was left in: this release's, or after a revert an earlier one's. */
    private @Nullable Long release(ShardDao dao, String fingerprint) {
        if (rollout.direction() == Direction.FORWARD) {
            return rollout.release(database.dialect()).id();
        }
        return releases.computeIfAbsent(fingerprint, state -> earlier(dao, state));
    }

    private @Nullable Long earlier(ShardDao dao, String fingerprint) {
        return dao.findRelease(rollout.release(database.dialect()).id(), fingerprint).orElse(null);
    }

    private static double jittered(Duration wait) {
        return seconds(wait) * (1 + ThreadLocalRandom.current().nextDouble() / 2);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
