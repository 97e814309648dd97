package io.flotilla.orchestrator.rollout;

import static io.micrometer.core.instrument.Metrics.globalRegistry;

import io.flotilla.orchestrator.notify.Notifications;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Moves rollouts between states: one conditional UPDATE each, so that of two racing acts one wins.
 */
final class Transitions {

    private Transitions() {}

    /** Whether the rollout was in a state that may become {@code to}, and is in it now. */
    static boolean move(Handle handle, long id, RolloutState to, @Nullable String reason) {
        return move(handle, id, to.predecessors(), to, reason, false);
    }

    /** Pauses the rollout on its own account; a person must give a reason to go on. */
    static boolean halt(Handle handle, long id, String reason) {
        var paused = RolloutState.PAUSED;
        return move(handle, id, paused.predecessors(), paused, reason, true);
    }

    /** Like {@link #move(Handle, long, RolloutState, String)}, from one state alone. */
    static boolean move(Handle handle, Rollout rollout, RolloutState to, @Nullable String reason) {
        return rollout.state().canBecome(to)
                && move(handle, rollout.id(), List.of(rollout.state()), to, reason, false);
    }

    private static boolean move(
            Handle handle,
            long id,
            List<RolloutState> from,
            RolloutState to,
            @Nullable String reason,
            boolean halted) {
        var labels = from.stream().map(RolloutState::label).toList();
        var moved =
                handle.attach(RolloutDao.class).move(id, labels, to.label(), reason, halted) == 1;
        if (moved && to == RolloutState.RUNNING) {
            Windows.forget(handle, id);
        }
        if (moved) {
            tell(handle, id, to, reason, halted);
        }
        return moved;
    }

    /** What people who do not watch want to know: it stopped by itself, or it is over. */
    private static void tell(
            Handle handle, long id, RolloutState to, @Nullable String reason, boolean halted) {
        switch (to) {
            case PAUSED -> {
                if (halted) {
                    tell(handle, id, "rollout.halted", reason);
                }
            }
            case COMPLETED, ABORTED, REVERTED -> {
                tell(handle, id, "rollout." + to.label(), reason);
                var times = handle.attach(RolloutDao.class).findTimes(id);
                handle.afterCommit(() -> times.ifPresent(it -> it.record(globalRegistry, to)));
            }
            case AWAITING_APPROVAL, SCHEDULED, RUNNING, REVERTING -> {}
        }
    }

    private static void tell(Handle handle, long id, String kind, @Nullable String reason) {
        var rollout = handle.attach(RolloutDao.class).findById(id).orElseThrow();
        var targets = new TreeMap<String, Integer>();
        handle.attach(RolloutTargetDao.class)
                .countByState(List.of(id))
                .forEach(count -> targets.merge(count.state(), count.targets(), Integer::sum));
        var body = new LinkedHashMap<String, Object>();
        body.put("rollout", id);
        body.put("release", rollout.release());
        body.put("targets", targets);
        if (reason != null) {
            body.put("reason", reason);
        }
        Notifications.tell(handle, kind, rollout.subject(), body);
    }
}
