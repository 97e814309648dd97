package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Stops a rollout on its own account, and says so. */
@ApplicationScoped
public class RolloutHalt {

    private static final Logger LOG = Logger.getLogger(RolloutHalt.class);

    private final Jdbi jdbi;
    private final Audit audit;

    RolloutHalt(Jdbi jdbi, Audit audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    /** Pauses the rollout if it is under way; attempts that have begun go on to their end. */
    public void halt(long rolloutId, String reason) {
        jdbi.useTransaction(
                handle -> {
                    handle.attach(RolloutDao.class).lock(rolloutId);
                    if (Transitions.halt(handle, rolloutId, reason)) {
                        LOG.warnf("Rollout %d halted: %s", rolloutId, reason);
                        audit.recordAs(
                                handle,
                                RolloutDriver.ACTOR,
                                "rollout.halt",
                                "rollout:" + rolloutId,
                                Map.of("reason", reason));
                    }
                });
    }
}
