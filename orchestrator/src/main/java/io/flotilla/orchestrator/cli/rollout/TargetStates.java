package io.flotilla.orchestrator.cli.rollout;

import io.flotilla.orchestrator.rollout.TargetState;
import java.util.List;

/** How the states of a rollout's targets are shown. */
final class TargetStates {
    /** All of them: what went well, what goes on, what went wrong, what has not begun. */
    static final List<TargetState> IN_ORDER =
            List.of(
                    TargetState.APPLIED,
                    TargetState.ALREADY_THERE,
                    TargetState.REVERTED,
                    TargetState.RUNNING,
                    TargetState.RETRYING,
                    TargetState.DEFERRED,
                    TargetState.UNKNOWN,
                    TargetState.HELD,
                    TargetState.FAILED,
                    TargetState.REVERT_FAILED,
                    TargetState.NOT_REVERTIBLE,
                    TargetState.GONE,
                    TargetState.SKIPPED,
                    TargetState.PENDING);

    private TargetStates() {}

    /** Whether the reason is worth showing. */
    static boolean hasReason(TargetState state) {
        return switch (state) {
            case HELD, FAILED, REVERT_FAILED, NOT_REVERTIBLE, GONE, UNKNOWN, RETRYING, DEFERRED ->
                    true;
            case APPLIED, ALREADY_THERE, REVERTED, RUNNING, SKIPPED, PENDING -> false;
        };
    }
}
