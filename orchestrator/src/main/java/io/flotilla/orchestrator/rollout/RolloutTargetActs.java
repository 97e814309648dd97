package io.flotilla.orchestrator.rollout;

import static io.flotilla.orchestrator.rollout.RolloutActs.requireMove;
import static io.flotilla.orchestrator.rollout.RolloutActs.wrongState;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Acts that put targets in line again, all of a rollout's or those of some tenants. */
@ApplicationScoped
class RolloutTargetActs {

    private final RolloutActs acts;
    private final Manifests manifests;

    RolloutTargetActs(RolloutActs acts, Manifests manifests) {
        this.acts = acts;
        this.manifests = manifests;
    }

    /** Attempts failed and held targets anew; no {@code tenants} means all. */
    void retry(Asked asked, List<String> tenants) {
        var id = asked.id();
        acts.carryOut(
                asked,
                "retry",
                null,
                (handle, rollout) -> {
                    var next = afterRetry(rollout);
                    requireTenants(handle, rollout, tenants);
                    var targets = handle.attach(RolloutTargetDao.class);
                    var direction = rollout.direction().label();
                    var count =
                            tenants.isEmpty()
                                    ? targets.retryAll(id, direction)
                                    : targets.retry(id, direction, tenants);
                    if (count == 0) {
                        throw ProblemException.conflict(
                                "nothing-to-retry", "no target among them has failed");
                    }
                    handle.attach(RolloutDao.class).requireTargetsToItself(id);
                    handle.attach(WaveDao.class).reopen(id);
                    if (next != rollout.state()) {
                        Transitions.move(handle, rollout, next, null);
                    }
                });
    }

    private static RolloutState afterRetry(Rollout rollout) {
        return switch (rollout.state()) {
            case RUNNING, PAUSED, REVERTING -> rollout.state();
            case COMPLETED -> RolloutState.RUNNING;
            case REVERTED -> RolloutState.REVERTING;
            case AWAITING_APPROVAL, SCHEDULED, ABORTED -> throw wrongState(rollout, "retried");
        };
    }

    /** Which of a rollout's targets an act is for. */
    sealed interface Part {

        record All() implements Part {}

        record OfTenants(List<String> tenants) implements Part {}

        record OfWave(String wave) implements Part {}
    }

    /**
     * Brings back what this rollout changed of a part of its targets. Goes through the waves with
     * their parallelism and the failure budget; bakes and gates are for the way forward.
     *
     * @throws StaleManifest if the plans are no longer the approved ones
     */
    void revert(Asked asked, Part part, @Nullable String reason) {
        acts.carryOut(
                asked,
                "revert",
                reason,
                (handle, rollout) -> revert(handle, rollout, part, reason));
    }

    /** Brings all of a halted rollout back, for the reason that halted it, if it is {@code due}. */
    void revertHalted(long id, BiPredicate<Handle, Rollout> due, String by) {
        acts.carryOut(
                Asked.of(id, by),
                "revert",
                (handle, rollout) -> {
                    if (!due.test(handle, rollout)) {
                        throw wrongState(rollout, "reverted by itself any more");
                    }
                    revert(handle, rollout, new Part.All(), rollout.reason());
                    return Map.of("reason", String.valueOf(rollout.reason()));
                });
    }

    private void revert(Handle handle, Rollout rollout, Part part, @Nullable String reason) {
        requireMove(rollout, RolloutState.REVERTING, "reverted (pause it first)");
        manifests.verifyApproved(handle, rollout);
        var targets = handle.attach(RolloutTargetDao.class);
        requireNoneRunning(targets, rollout);
        var all = part instanceof Part.All;
        var count = turn(handle, targets, rollout, part);
        if (count == 0) {
            throw ProblemException.conflict(
                    "nothing-to-revert", "this rollout changed no target among them");
        }
        if (all) {
            targets.skipOpen(rollout.id());
        }
        var rollouts = handle.attach(RolloutDao.class);
        rollouts.requireTargetsToItself(rollout.id());
        var back = all || rollout.state() == RolloutState.REVERTED ? null : rollout.state().label();
        rollouts.turnBack(rollout.id(), back);
        handle.attach(WaveDao.class).clearRooms(rollout.id());
        Transitions.move(handle, rollout, RolloutState.REVERTING, reason);
    }

    private static int turn(Handle handle, RolloutTargetDao targets, Rollout rollout, Part part) {
        return switch (part) {
            case Part.All() -> targets.revertAll(rollout.id());
            case Part.OfTenants(var tenants) -> {
                requireTenants(handle, rollout, tenants);
                yield targets.revert(rollout.id(), tenants);
            }
            case Part.OfWave(var wave) ->
                    targets.revertWave(rollout.id(), RolloutActs.position(rollout, wave));
        };
    }

    private static void requireNoneRunning(RolloutTargetDao targets, Rollout rollout) {
        var running = targets.count(rollout.id(), TargetState.RUNNING.label());
        if (running > 0) {
            throw ProblemException.conflict(
                    "attempts-running",
                    "%d attempts are still under way; revert when they have ended"
                            .formatted(running));
        }
        if (rollout.state() == RolloutState.PAUSED && rollout.direction() == Direction.REVERT) {
            throw ProblemException.conflict(
                    "revert-paused", "a revert is paused already; resume it or abort it");
        }
    }

    private static void requireTenants(Handle handle, Rollout rollout, List<String> tenants) {
        var strangers =
                handle.attach(RolloutTargetDao.class)
                        .listStrangers(rollout.id(), tenants.toArray(String[]::new));
        if (!strangers.isEmpty()) {
            throw ProblemException.invalid(
                    "unknown-tenant", "not in this rollout: " + String.join(", ", strangers));
        }
    }
}
