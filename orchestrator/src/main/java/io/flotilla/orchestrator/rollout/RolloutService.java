package io.flotilla.orchestrator.rollout;

import static io.flotilla.orchestrator.rollout.RolloutActs.requireMove;
import static io.flotilla.orchestrator.rollout.RolloutActs.wrongState;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    void start(Asked asked) {
        acts.carryOut(
                asked,
                "start",
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
                    handle.attach(RolloutDao.class).requireTargetsToItself(asked.id());
                    Transitions.move(handle, rollout, RolloutState.RUNNING, null);
                });
    }

    /** Attempts under way go on to their end. */
    void pause(Asked asked, @Nullable String reason) {
        acts.carryOut(
                asked,
                "pause",
                reason,
                (handle, rollout) -> {
                    requireMove(rollout, RolloutState.PAUSED, "paused");
                    Transitions.move(handle, rollout, RolloutState.PAUSED, reason);
                });
    }

    void resume(Asked asked, @Nullable String reason) {
        acts.carryOut(
                asked,
                "resume",
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
                        handle.attach(RolloutTargetDao.class)
                                .forgive(asked.id(), rollout.direction().label());
                    }
                    handle.attach(CheckDao.class).forget(asked.id());
                    Transitions.move(
                            handle,
                            rollout,
                            forward ? RolloutState.RUNNING : RolloutState.REVERTING,
                            reason);
                });
    }

    /**
     * Passes a wave's gate and its health checks; its bake still has to end. Where a check has
     * paused the rollout, that is done before it is resumed.
     *
     * @param wave needed where several wait
     */
    void promote(Asked asked, @Nullable String wave) {
        acts.carryOut(
                asked,
                "promote",
                null,
                (handle, rollout) -> {
                    if (rollout.state() != RolloutState.RUNNING
                            && rollout.state() != RolloutState.PAUSED) {
                        throw wrongState(rollout, "promoted");
                    }
                    var waves = handle.attach(WaveDao.class);
                    var waiting =
                            waves.list(asked.id()).stream()
                                    .filter(it -> it.promotable(rollout.spec().wave(it.position())))
                                    .toList();
                    var position =
                            wave == null ? only(waiting) : RolloutActs.position(rollout, wave);
                    if (waiting.stream().noneMatch(it -> it.position() == position)) {
                        throw ProblemException.conflict(
                                "not-at-gate",
                                "%s is not at its gate: it is still running, or promoted already"
                                        .formatted(
                                                position == 0
                                                        ? "no wave"
                                                        : "wave '%s'"
                                                                .formatted(
                                                                        rollout.spec()
                                                                                .wave(position)
                                                                                .name())));
                    }
                    waves.promote(asked.id(), position, asked.by());
                });
    }

    private static int only(List<Wave> waiting) {
        if (waiting.size() > 1) {
            throw ProblemException.invalid(
                    "wave-required",
                    "several waves are at their gates (%s); say which"
                            .formatted(
                                    waiting.stream()
                                            .map(Wave::name)
                                            .collect(Collectors.joining(", "))));
        }
        return waiting.isEmpty() ? 0 : waiting.getFirst().position();
    }

    /** Ends it for good; attempts under way go on to their end, the rest is skipped. */
    void abort(Asked asked, @Nullable String reason) {
        acts.carryOut(
                asked,
                "abort",
                reason,
                (handle, rollout) -> {
                    requireMove(rollout, RolloutState.ABORTED, "aborted");
                    Transitions.move(handle, rollout, RolloutState.ABORTED, reason);
                    handle.attach(RolloutTargetDao.class).endAborted(asked.id());
                });
    }
}
