package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what people do to a rollout. Every act is one transaction that locks the rollout's
 * row, and claims lock it too: once an act has returned, no attempt starts that it forbids.
 */
@ApplicationScoped
class RolloutActs {

    private final Jdbi jdbi;
    private final Audit audit;
    private final RolloutTags tags;

    RolloutActs(Jdbi jdbi, Audit audit, RolloutTags tags) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.tags = tags;
    }

    /** What changes, given the rollout as it is under the lock; what it throws undoes the act. */
    @FunctionalInterface
    interface Act {
        void apply(Handle handle, Rollout rollout);
    }

    /** An act that says itself what is to be on record about it. */
    @FunctionalInterface
    interface NotedAct {
        Map<String, Object> apply(Handle handle, Rollout rollout);
    }

    /** Applies {@code act} and puts it on record as {@code rollout.<name>}. */
    void carryOut(Asked asked, String name, @Nullable String reason, Act act) {
        carryOut(
                asked,
                name,
                (handle, rollout) -> {
                    act.apply(handle, rollout);
                    return reason == null ? Map.of() : Map.of("reason", reason);
                });
    }

    void carryOut(Asked asked, String name, NotedAct act) {
        var id = asked.id();
        jdbi.useTransaction(
                handle -> {
                    var rollouts = handle.attach(RolloutDao.class);
                    rollouts.lock(id);
                    var rollout = rollouts.findById(id).orElseThrow(() -> notFound(id));
                    tags.require(handle, rollout, asked.ifMatch());
                    var details = act.apply(handle, rollout);
                    audit.recordAs(
                            handle, asked.by(), "rollout." + name, rollout.subject(), details);
                });
    }

    /** Refuses an act, in the words of {@code what}, where the rollout may not become that. */
    static void requireMove(Rollout rollout, RolloutState next, String what) {
        if (!rollout.state().canBecome(next)) {
            throw wrongState(rollout, what);
        }
    }

    /** The position of one of a rollout's waves. */
    static int position(Rollout rollout, String wave) {
        var position = rollout.spec().position(wave);
        if (position == 0) {
            throw ProblemException.invalid(
                    "unknown-wave",
                    "there is no wave '%s' in rollout %d (there are %s)"
                            .formatted(
                                    wave,
                                    rollout.id(),
                                    rollout.spec().waves().stream()
                                            .map(WaveSpec::name)
                                            .collect(Collectors.joining(", "))));
        }
        return position;
    }

    static ProblemException wrongState(Rollout rollout, String what) {
        return new ProblemException(
                409,
                "wrong-state",
                "Conflict",
                "rollout %d is %s and cannot be %s"
                        .formatted(rollout.id(), rollout.state().label(), what),
                Map.of("state", rollout.state()));
    }

    static ProblemException notFound(long id) {
        return ProblemException.notFound("rollout-not-found", "there is no rollout " + id);
    }
}
