package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.rollout.spec.Failures.Then;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings a rollout back whose failure budget halted it, where its strategy says so, once the
 * attempts that were under way have ended. Where it changed nothing yet, or may not be brought
 * back, it stays halted, for a person.
 */
@ApplicationScoped
class RevertOnFailure {

    private static final Logger LOG = Logger.getLogger(RevertOnFailure.class);

    private final Jdbi jdbi;
    private final RolloutTargetActs acts;

    RevertOnFailure(Jdbi jdbi, RolloutTargetActs acts) {
        this.jdbi = jdbi;
        this.acts = acts;
    }

    void tick() {
        for (var rollout : jdbi.withExtension(RolloutDao.class, RolloutDao::listHalted)) {
            if (jdbi.withHandle(handle -> due(handle, rollout))) {
                revert(rollout);
            }
        }
    }

    private void revert(Rollout rollout) {
        try {
            acts.revertHalted(rollout.id(), this::due, RolloutDriver.ACTOR);
        } catch (ProblemException | StaleManifest e) {
            LOG.warnf("Rollout %d is not reverted: %s", rollout.id(), e.getMessage());
        }
    }

    private boolean due(Handle handle, Rollout rollout) {
        var targets = handle.attach(RolloutTargetDao.class);
        return rollout.state() == RolloutState.PAUSED
                && rollout.halted()
                && rollout.direction() == Direction.FORWARD
                && rollout.spec().failures().then() == Then.REVERT
                && targets.count(rollout.id(), TargetState.RUNNING.label()) == 0
                && targets.count(rollout.id(), TargetState.APPLIED.label()) > 0
                && Budgets.exceeded(handle, rollout) != null;
    }
}
