package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import java.util.ArrayList;
import java.util.List;

/** What a person may do next. */
final class NextActions {

    private NextActions() {}

    static List<String> of(Rollout rollout, List<Wave> waves, List<StateCount> counts) {
        var actions = new ArrayList<String>();
        switch (rollout.state()) {
            case AWAITING_APPROVAL -> actions.addAll(List.of("approve", "abort"));
            case SCHEDULED -> actions.addAll(List.of("start", "abort"));
            case RUNNING -> {
                addIf(actions, "promote", promotable(rollout, waves));
                actions.addAll(List.of("pause", "abort"));
            }
            case REVERTING -> actions.addAll(List.of("pause", "abort"));
            case PAUSED -> {
                actions.addAll(List.of("resume", "abort"));
                addIf(actions, "promote", promotable(rollout, waves));
                if (rollout.direction() == Direction.FORWARD) {
                    addIf(actions, "revert", revertible(counts));
                }
            }
            case COMPLETED, ABORTED, REVERTED -> addIf(actions, "revert", revertible(counts));
        }
        addIf(actions, "retry", retriable(rollout, counts));
        return actions;
    }

    private static boolean promotable(Rollout rollout, List<Wave> waves) {
        return rollout.direction() == Direction.FORWARD
                && waves.stream()
                        .anyMatch(wave -> wave.promotable(rollout.spec().wave(wave.position())));
    }

    private static boolean revertible(List<StateCount> counts) {
        return any(counts, TargetState.APPLIED) || any(counts, TargetState.REVERT_FAILED);
    }

    private static boolean retriable(Rollout rollout, List<StateCount> counts) {
        return switch (rollout.state()) {
            case RUNNING, PAUSED, REVERTING, COMPLETED, REVERTED -> any(counts, rollout.failure());
            case AWAITING_APPROVAL, SCHEDULED, ABORTED -> false;
        };
    }

    private static boolean any(List<StateCount> counts, TargetState state) {
        return counts.stream().anyMatch(count -> count.targetState() == state);
    }

    private static void addIf(List<String> actions, String action, boolean condition) {
        if (condition) {
            actions.add(action);
        }
    }
}
