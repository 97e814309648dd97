package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What people may do to a rollout. Every act is one transaction that locks the rollout's row, and
 * claims lock it too: once an act has returned, no attempt starts that it forbids.
 */
@ApplicationScoped
class RolloutService {

    private final Jdbi jdbi;
    private final Manifests manifests;
    private final Audit audit;
    private final boolean separateApprover;

    RolloutService(
            Jdbi jdbi,
            Manifests manifests,
            Audit audit,
            @ConfigProperty(name = "flotilla.approval.separate-approver", defaultValue = "false")
                    boolean separateApprover) {
        this.jdbi = jdbi;
        this.manifests = manifests;
        this.audit = audit;
        this.separateApprover = separateApprover;
    }

    Rollout require(long id) {
        return jdbi.withExtension(RolloutDao.class, dao -> dao.findById(id))
                .orElseThrow(() -> notFound(id));
    }

    /** Approves exactly the manifest whose digest the approver names. */
    void approve(long id, String digest, @Nullable String comment, String by) {
        act(
                id,
                "approve",
                by,
                comment,
                (handle, rollout) -> {
                    requireMove(rollout, RolloutState.SCHEDULED, "approved");
                    if (separateApprover && rollout.createdBy().equals(by)) {
                        throw new ProblemException(
                                403,
                                "own-rollout",
                                "Not allowed",
                                "'%s' made this rollout; somebody else must approve it"
                                        .formatted(by));
                    }
                    if (!rollout.manifestDigest().equals(digest)) {
                        throw stale(
                                "the manifest to approve is %s, not %s"
                                        .formatted(rollout.manifestDigest(), digest));
                    }
                    verify(handle, rollout, digest);
                    handle.attach(RolloutDao.class).approve(id, digest, by, comment);
                });
    }

    void start(long id, String by) {
        act(
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
                    verify(handle, rollout, approved);
                    var rollouts = handle.attach(RolloutDao.class);
                    rollouts.lockStarts();
                    rollouts.findOverlapping(id)
                            .ifPresent(
                                    other -> {
                                        throw ProblemException.conflict(
                                                "overlapping-rollout",
                                                "rollout %d is under way on some of the same targets; wait for its end or abort it"
                                                        .formatted(other));
                                    });
                    Transitions.move(handle, rollout, RolloutState.RUNNING, null);
                });
    }

    /** Attempts under way go on to their end. */
    void pause(long id, @Nullable String reason, String by) {
        act(
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
        act(
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
                    verify(handle, rollout, String.valueOf(rollout.approvedDigest()));
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
        act(
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
        act(
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

    /** Puts failed and drifted targets, all or some tenants', in line again. */
    void retry(long id, List<String> tenants, String by) {
        act(
                id,
                "retry",
                by,
                null,
                (handle, rollout) -> {
                    var next = afterRetry(rollout);
                    requireTenants(handle, rollout, tenants);
                    var targets = handle.attach(RolloutTargetDao.class);
                    var direction = label(rollout.direction());
                    var count =
                            tenants.isEmpty()
                                    ? targets.retryAll(id, direction)
                                    : targets.retry(id, direction, tenants);
                    if (count == 0) {
                        throw ProblemException.conflict(
                                "nothing-to-retry", "no target among them has failed");
                    }
                    handle.attach(WaveDao.class).reopen(id, rollout.wave());
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

    /**
     * Brings back what this rollout changed, all of it or some tenants'. Goes through the waves
     * with their parallelism and the failure budget; bakes and gates are for the way forward.
     */
    void revert(long id, List<String> tenants, @Nullable String reason, String by) {
        act(
                id,
                "revert",
                by,
                reason,
                (handle, rollout) -> {
                    requireMove(rollout, RolloutState.REVERTING, "reverted (pause it first)");
                    verify(handle, rollout, String.valueOf(rollout.approvedDigest()));
                    requireTenants(handle, rollout, tenants);
                    var targets = handle.attach(RolloutTargetDao.class);
                    requireNoneRunning(targets, rollout);
                    var all = tenants.isEmpty();
                    var count = all ? targets.revertAll(id) : targets.revert(id, tenants);
                    if (count == 0) {
                        throw ProblemException.conflict(
                                "nothing-to-revert", "this rollout changed no target among them");
                    }
                    if (all) {
                        targets.skipOpen(id);
                    }
                    var back =
                            all || rollout.state() == RolloutState.REVERTED
                                    ? null
                                    : rollout.state().label();
                    handle.attach(RolloutDao.class).turnBack(id, back);
                    Transitions.move(handle, rollout, RolloutState.REVERTING, reason);
                });
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

    private static void forgiveFailures(Handle handle, Rollout rollout) {
        var failures =
                handle.attach(RolloutTargetDao.class)
                        .count(rollout.id(), rollout.failure().label());
        handle.attach(RolloutDao.class).forgive(rollout.id(), failures);
    }

    private void verify(Handle handle, Rollout rollout, String digest) {
        try {
            manifests.verify(handle, rollout, digest);
        } catch (StaleManifest e) {
            throw stale(String.valueOf(e.getMessage()));
        }
    }

    private void act(long id, String act, String by, @Nullable String reason, Act change) {
        jdbi.useTransaction(
                handle -> {
                    var rollouts = handle.attach(RolloutDao.class);
                    rollouts.lock(id);
                    var rollout = rollouts.findById(id).orElseThrow(() -> notFound(id));
                    change.apply(handle, rollout);
                    audit.recordAs(
                            handle,
                            by,
                            "rollout." + act,
                            rollout.subject(),
                            reason == null ? Map.of() : Map.of("reason", reason));
                });
    }

    @FunctionalInterface
    private interface Act {
        void apply(Handle handle, Rollout rollout);
    }

    private static void requireMove(Rollout rollout, RolloutState next, String what) {
        if (!rollout.state().canBecome(next)) {
            throw wrongState(rollout, what);
        }
    }

    private static ProblemException wrongState(Rollout rollout, String what) {
        return new ProblemException(
                409,
                "wrong-state",
                "Conflict",
                "rollout %d is %s and cannot be %s"
                        .formatted(rollout.id(), rollout.state().label(), what),
                Map.of("state", rollout.state()));
    }

    private static ProblemException stale(String detail) {
        return new ProblemException(409, "stale-manifest", "Something changed", detail);
    }

    private static ProblemException notFound(long id) {
        return ProblemException.notFound("rollout-not-found", "there is no rollout " + id);
    }

    static String label(Direction direction) {
        return direction == Direction.FORWARD ? "forward" : "revert";
    }
}
