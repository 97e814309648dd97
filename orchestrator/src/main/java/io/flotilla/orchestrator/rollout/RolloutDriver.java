package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.audit.Audit;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Decides what comes next in every rollout under way. A tick reads what is recorded, decides and
 * records; it is idempotent, so one more on another node does no harm. Leases run by the control
 * database's clock; {@code clock} decides bakes alone.
 */
public final class RolloutDriver {

    static final String ACTOR = "flotilla";

    private final Jdbi jdbi;
    private final Audit audit;
    private final ShardTrigger shards;
    private final InstantSource clock;

    RolloutDriver(Jdbi jdbi, Audit audit, ShardTrigger shards, InstantSource clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.shards = shards;
        this.clock = clock;
    }

    public void tick() {
        jdbi.useTransaction(
                handle -> {
                    var targets = handle.attach(RolloutTargetDao.class);
                    targets.expireLeases();
                    targets.endAborted();
                    targets.skipInactive();
                });
        for (var rollout : jdbi.withExtension(RolloutDao.class, RolloutDao::listActive)) {
            var open = jdbi.inTransaction(handle -> advance(handle, rollout.id()));
            if (open) {
                fireShards(rollout.id());
            }
        }
    }

    private void fireShards(long id) {
        var databases =
                jdbi.withHandle(
                        handle -> {
                            var rollout =
                                    handle.attach(RolloutDao.class).findById(id).orElseThrow();
                            return handle.attach(RolloutTargetDao.class)
                                    .listClaimableDatabases(
                                            id, rollout.direction().label(), rollout.openWave());
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
        var failed =
                handle.attach(RolloutTargetDao.class)
                        .count(rollout.id(), rollout.failure().label());
        if (failed <= rollout.failuresAllowed()) {
            return false;
        }
        var reason =
                "%d targets failed, %d are allowed".formatted(failed, rollout.failuresAllowed());
        if (Transitions.halt(handle, rollout.id(), reason)) {
            record(handle, rollout, "rollout.halt", Map.of("reason", reason));
        }
        return true;
    }

    private boolean advanceForward(Handle handle, Rollout rollout) {
        var rollouts = handle.attach(RolloutDao.class);
        var waves = handle.attach(WaveDao.class);
        var now = clock.instant();
        for (var position = rollout.wave(); position <= rollout.spec().waves().size(); position++) {
            waves.open(rollout.id(), position, now);
            if (open(handle, rollout, position)) {
                return true;
            }
            waves.worked(rollout.id(), position, now);
            var wave = waves.list(rollout.id()).get(position - 1);
            var spec = rollout.spec().wave(position);
            if (wave.bakes(spec, now) || wave.gated(spec)) {
                return false;
            }
            if (position < rollout.spec().waves().size()) {
                rollouts.openNextWave(rollout.id(), position);
                record(handle, rollout, "rollout.wave", Map.of("finished", spec.name()));
            }
        }
        finish(handle, rollout, RolloutState.COMPLETED);
        return false;
    }

    private boolean advanceBack(Handle handle, Rollout rollout) {
        var rollouts = handle.attach(RolloutDao.class);
        var last = rollout.spec().waves().size();
        for (var position = rollout.revertWave(); position <= last; position++) {
            if (open(handle, rollout, position)) {
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
        var failed =
                handle.attach(RolloutTargetDao.class)
                        .count(rollout.id(), TargetState.FAILED.label());
        rollouts.turnForward(rollout.id(), failed);
        return false;
    }

    private static boolean open(Handle handle, Rollout rollout, int position) {
        return handle.attach(RolloutTargetDao.class)
                        .countOpen(rollout.id(), rollout.direction().label(), position)
                > 0;
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
