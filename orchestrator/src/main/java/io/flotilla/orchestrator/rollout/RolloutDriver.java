package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.CrashPoint;
import io.flotilla.orchestrator.audit.Audit;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Decides what comes next in every rollout under way. A tick reads what is recorded, decides and
 * records; it is idempotent, so one more on another node does no harm. Leases run by the control
 * database's clock; {@code clock} decides bakes, windows and health checks.
 */
public final class RolloutDriver {

    static final String ACTOR = "flotilla";

    private final Jdbi jdbi;
    private final Audit audit;
    private final ShardTrigger shards;
    private final HealthChecks checks;
    private final RevertOnFailure reverts;
    private final InstantSource clock;
    private final MeterRegistry meters;

    RolloutDriver(
            Jdbi jdbi,
            Audit audit,
            ShardTrigger shards,
            HealthChecks checks,
            RevertOnFailure reverts,
            InstantSource clock,
            MeterRegistry meters) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.shards = shards;
        this.checks = checks;
        this.reverts = reverts;
        this.clock = clock;
        this.meters = meters;
    }

    public void tick() {
        var expired =
                jdbi.inTransaction(
                        handle -> {
                            var targets = handle.attach(RolloutTargetDao.class);
                            var count = targets.expireLeases();
                            handle.attach(RolloutDao.class)
                                    .listAborted()
                                    .forEach(targets::endAborted);
                            targets.skipInactive();
                            return count;
                        });
        meters.counter("flotilla.lease.expirations").increment(expired);
        reverts.tick();
        for (var rollout : jdbi.withExtension(RolloutDao.class, RolloutDao::listActive)) {
            if (rollout.direction() == Direction.FORWARD) {
                checks.askDue(rollout);
            }
            var open = jdbi.inTransaction(handle -> advance(handle, rollout.id()));
            CrashPoint.TICK_DECIDED.pass();
            if (open) {
                fireShards(rollout.id());
            }
        }
    }

    /** Fires what may be worked on without deciding anything; for any node at any time. */
    public void offerShards() {
        jdbi.withExtension(RolloutDao.class, RolloutDao::listActive)
                .forEach(rollout -> fireShards(rollout.id()));
    }

    private void fireShards(long id) {
        var databases =
                jdbi.withHandle(
                        handle -> {
                            var rollout =
                                    handle.attach(RolloutDao.class).findById(id).orElseThrow();
                            return handle.attach(RolloutTargetDao.class)
                                    .listClaimableDatabases(id, rollout.direction().label());
                        });
        databases.forEach(database -> shards.fire(id, database));
    }

    /** Whether there may be targets to claim afterwards. */
    private boolean advance(Handle handle, long id) {
        var rollouts = handle.attach(RolloutDao.class);
        rollouts.lock(id);
        var rollout = rollouts.findById(id).orElseThrow();
        if (!rollout.state().active() || overBudget(handle, rollout)) {
            return false;
        }
        return rollout.direction() == Direction.FORWARD
                ? advanceForward(handle, rollout)
                : advanceBack(handle, rollout);
    }

    private boolean overBudget(Handle handle, Rollout rollout) {
        var excess = Budgets.exceeded(handle, rollout);
        if (excess != null) {
            halt(handle, rollout, excess);
        }
        return excess != null;
    }

    private void halt(Handle handle, Rollout rollout, String reason) {
        if (Transitions.halt(handle, rollout.id(), reason)) {
            record(handle, rollout, "rollout.halt", Map.of("reason", reason));
        }
    }

    /** A check that fails halts; one nobody can tell the end of pauses. */
    private boolean unhealthy(Handle handle, Rollout rollout) {
        var verdict = HealthChecks.verdict(handle, rollout);
        if (verdict == null) {
            return false;
        }
        if (verdict.halt()) {
            halt(handle, rollout, verdict.reason());
        } else if (Transitions.move(handle, rollout, RolloutState.PAUSED, verdict.reason())) {
            record(handle, rollout, "rollout.pause", Map.of("reason", verdict.reason()));
        }
        return true;
    }

    private boolean advanceForward(Handle handle, Rollout rollout) {
        if (unhealthy(handle, rollout)) {
            return false;
        }
        var now = clock.instant();
        Windows.record(handle, rollout, now);
        var progress =
                new WaveProgression(handle, rollout, now)
                        .advance(
                                wave ->
                                        record(
                                                handle,
                                                rollout,
                                                "rollout.wave",
                                                Map.of("finished", wave.name())));
        if (progress.over()) {
            finish(handle, rollout, RolloutState.COMPLETED);
        }
        return progress.work();
    }

    private boolean advanceBack(Handle handle, Rollout rollout) {
        var rollouts = handle.attach(RolloutDao.class);
        var last = rollout.spec().waves().size();
        for (var position = rollout.revertWave(); position <= last; position++) {
            if (workBack(handle, rollout, position)) {
                return true;
            }
            if (position < last) {
                rollouts.openNextRevertWave(rollout.id(), position);
            }
        }
        var back = rollout.beforeRevert();
        if (back == null) {
            finish(handle, rollout, RolloutState.REVERTED);
            return false;
        }
        finish(handle, rollout, back);
        rollouts.turnForward(rollout.id());
        handle.attach(RolloutTargetDao.class).forgive(rollout.id(), Direction.FORWARD.label());
        return false;
    }

    private static boolean workBack(Handle handle, Rollout rollout, int position) {
        return handle.attach(RolloutTargetDao.class)
                .hasOpen(rollout.id(), Direction.REVERT.label(), 1, position);
    }

    private void finish(Handle handle, Rollout rollout, RolloutState state) {
        if (Transitions.move(handle, rollout, state, null)) {
            record(handle, rollout, "rollout." + state.label(), Map.of());
        }
    }

    private void record(Handle handle, Rollout rollout, String act, Map<String, Object> details) {
        audit.recordAs(handle, ACTOR, act, rollout.subject(), details);
    }
}
