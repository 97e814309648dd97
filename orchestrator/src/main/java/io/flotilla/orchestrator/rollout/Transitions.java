package io.flotilla.orchestrator.rollout;

import java.util.List;
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
        return moved;
    }
}
