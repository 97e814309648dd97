package io.flotilla.orchestrator.rollout;

import static io.flotilla.orchestrator.rollout.RolloutActs.requireMove;
import static io.flotilla.orchestrator.rollout.RolloutActs.wrongState;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds rollouts, and steers them as a whole. */
@ApplicationScoped
class RolloutService {

    private final Jdbi jdbi;
    private final RolloutActs acts;
    private final Manifests manifests;

    RolloutService(Jdbi jdbi, RolloutActs acts, Manifests manifests) {
        this.jdbi = jdbi;
        this.acts = acts;
        this.manifests = manifests;
    }

    Rollout require(long id) {
        return jdbi.withExtension(RolloutDao.class, dao -> dao.findById(id))
                .orElseThrow(() -> RolloutActs.notFound(id));
    }

    void start(long id, String by) {
        acts.carryOut(
                id,
                "start",
                by,
                null,
                (handle, rollout) -> {
                    var approved = rollout.approvedDigest();
                    if (rollout.state() == RolloutState.AWAITING_APPROVAL || approved == null) {
                        throw new ProblemException(
                                409,
                                "not-approved",
                                "Not approved",
                                "approve manifest %s first".formatted(rollout.manifestDigest()),
                                Map.of("manifest", rollout.manifestDigest()));
                    }
                    if (rollout.state() != RolloutState.SCHEDULED) {
                        throw wrongState(rollout, "started");
                    }
                    manifests.verify(handle, rollout, approved);
                    handle.attach(RolloutDao.class).requireTargetsToItself(id);
                    Transitions.move(handle, rollout, RolloutState.RUNNING, null);
                });
    }

    /** Attempts under way go on to their end. */
    void pause(long id, @Nullable String reason, String by) {
        acts.carryOut(
                id,
                "pause",
                by,
                reason,
                (handle, rollout) -> {
                    requireMove(rollout, RolloutState.PAUSED, "paused");
                    Transitions.move(handle, rollout, RolloutState.PAUSED, reason);
                });
    }

    void resume(long id, @Nullable String reason, String by) {
        acts.carryOut(
                id,
                "resume",
                by,
                reason,
                (handle, rollout) -> {
                    if (rollout.state() != RolloutState.PAUSED) {
                        throw wrongState(rollout, "resumed");
                    }
                    if (rollout.halted() && (reason == null || reason.isBlank())) {
                        throw ProblemException.invalid(
                                "reason-required",
                                "the rollout halted by itself (%s); resuming it needs a reason"
                                        .formatted(rollout.reason()));
                    }
                    manifests.verifyApproved(handle, rollout);
                    var forward = rollout.direction() == Direction.FORWARD;
                    if (rollout.halted()) {
                        forgiveFailures(handle, rollout);
                    }
                    Transitions.move(
                            handle,
                            rollout,
                            forward ? RolloutState.RUNNING : RolloutState.REVERTING,
                            reason);
                });
    }

    /** Passes the open wave's gate; its bake still has to end. */
    void promote(long id, String by) {
        acts.carryOut(
                id,
                "promote",
                by,
                null,
                (handle, rollout) -> {
                    if (rollout.state() != RolloutState.RUNNING) {
                        throw wrongState(rollout, "promoted");
                    }
                    var promoted = handle.attach(WaveDao.class).promote(id, rollout.wave(), by);
                    if (promoted == 0) {
                        throw ProblemException.conflict(
                                "not-at-gate",
                                "wave '%s' is not at its gate: it is still running, or promoted already"
                                        .formatted(rollout.spec().wave(rollout.wave()).name()));
                    }
                });
    }

    /** Ends it for good; attempts under way go on to their end, the rest is skipped. */
    void abort(long id, @Nullable String reason, String by) {
        acts.carryOut(
                id,
                "abort",
                by,
                reason,
                (handle, rollout) -> {
                    requireMove(rollout, RolloutState.ABORTED, "aborted");
                    Transitions.move(handle, rollout, RolloutState.ABORTED, reason);
                    handle.attach(RolloutTargetDao.class).endAborted();
                });
    }

    private static void forgiveFailures(Handle handle, Rollout rollout) {
        var failures =
                handle.attach(RolloutTargetDao.class)
                        .count(rollout.id(), rollout.failure().label());
        handle.attach(RolloutDao.class).forgive(rollout.id(), failures);
    }
}
