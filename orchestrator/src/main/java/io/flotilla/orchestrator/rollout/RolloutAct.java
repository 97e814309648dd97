package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.http.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person does to a rollout from the console, and what will come of it, said before. */
enum RolloutAct {
    APPROVE("Approve") {
        @Override
        List<String> forecast(RolloutView rollout) {
            return List.of(
                    "You say that manifest %s may run as it stands: %d targets in %s."
                            .formatted(rollout.manifestDigest(), rollout.targets(), waves(rollout)),
                    "Nothing runs yet: somebody still has to start it.");
        }
    },
    START("Start") {
        @Override
        List<String> forecast(RolloutView rollout) {
            var first = rollout.waves().getFirst();
            return List.of(
                    "Attempts begin with wave '%s': %d targets, at most %d at once."
                            .formatted(first.name(), first.targets(), first.parallel()),
                    "The manifest is compared with what was approved first; if it has changed, nothing starts.");
        }
    },
    PAUSE("Pause") {
        @Override
        List<String> forecast(RolloutView rollout) {
            return List.of(
                    "No new attempt starts on any node, within two seconds.",
                    "%s to their end; %d targets wait until the rollout is resumed."
                            .formatted(underWay(rollout), waiting(rollout)));
        }
    },
    RESUME("Resume") {
        @Override
        List<String> forecast(RolloutView rollout) {
            var forecast = new ArrayList<String>();
            if (rollout.halted()) {
                forecast.add(
                        "It halted by itself (%s), so a reason is asked for. The %d failures so far are accepted; the budget counts from here."
                                .formatted(rollout.reason(), rollout.budget().used()));
            }
            forecast.add("Attempts go on: %d targets are open.".formatted(waiting(rollout)));
            return forecast;
        }
    },
    PROMOTE("Promote") {
        @Override
        List<String> forecast(RolloutView rollout) {
            return List.of(
                    "The wave passes its gate and its checks. What depends on it begins when its bake is over.");
        }
    },
    RETRY("Retry what failed") {
        @Override
        List<String> forecast(RolloutView rollout) {
            return List.of(
                    "%d failed and %d held targets are attempted again, each after its fingerprint is checked."
                            .formatted(
                                    count(rollout, TargetState.FAILED)
                                            + count(rollout, TargetState.REVERT_FAILED),
                                    count(rollout, TargetState.HELD)));
        }
    },
    REVERT("Revert") {
        @Override
        List<String> forecast(RolloutView rollout) {
            return List.of(
                    "The %d targets that this rollout changed, or the part of them you name, go back to where they were, in its waves and under its failure budget."
                            .formatted(
                                    count(rollout, TargetState.APPLIED)
                                            + count(rollout, TargetState.REVERT_FAILED)),
                    "Targets that others have changed since are left as they are, and shown.",
                    "Reverting everything skips the %d targets that are still open."
                            .formatted(waiting(rollout)));
        }
    },
    ABORT("Abort") {
        @Override
        List<String> forecast(RolloutView rollout) {
            return List.of(
                    "The rollout ends for good. %d targets that were not attempted are skipped."
                            .formatted(waiting(rollout)),
                    "%s to their end; the %d targets it has changed stay changed. They can be reverted afterwards."
                            .formatted(underWay(rollout), count(rollout, TargetState.APPLIED)));
        }
    };

    private final String title;

    RolloutAct(String title) {
        this.title = title;
    }

    /** What comes of it, a sentence each. */
    abstract List<String> forecast(RolloutView rollout);

    public String title() {
        return title;
    }

    public boolean asksForReason() {
        return switch (this) {
            case PAUSE, RESUME, REVERT, ABORT -> true;
            case APPROVE, START, PROMOTE, RETRY -> false;
        };
    }

    /** As the API and the audit name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RolloutAct of(String label) {
        return Arrays.stream(values())
                .filter(act -> act.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "unknown-act",
                                        "there is no act '%s' (there are %s)"
                                                .formatted(
                                                        label,
                                                        Arrays.stream(values())
                                                                .map(RolloutAct::label)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private static int count(RolloutView rollout, TargetState state) {
        return rollout.counts().getOrDefault(state.label(), 0);
    }

    private static int waiting(RolloutView rollout) {
        return Arrays.stream(TargetState.values())
                .filter(state -> state.open() && state != TargetState.RUNNING)
                .mapToInt(state -> count(rollout, state))
                .sum();
    }

    private static String underWay(RolloutView rollout) {
        var running = count(rollout, TargetState.RUNNING);
        return running == 1
                ? "The attempt under way goes on"
                : "The %d attempts under way go on".formatted(running);
    }

    private static String waves(RolloutView rollout) {
        return rollout.waves().size() == 1 ? "one wave" : rollout.waves().size() + " waves";
    }
}
