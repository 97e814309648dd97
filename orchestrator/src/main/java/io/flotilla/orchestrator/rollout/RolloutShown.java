package io.flotilla.orchestrator.rollout;

import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How rollouts are written on the console's pages. */
@TemplateExtension
class RolloutShown {

    private RolloutShown() {}

    /** What a target's state means to who looks at a bar. */
    enum Look {
        DONE,
        BUSY,
        WAIT,
        BAD,
        OPEN;

        static Look of(TargetState state) {
            return switch (state) {
                case APPLIED, ALREADY_THERE, REVERTED -> DONE;
                case RUNNING -> BUSY;
                case RETRYING, DEFERRED, UNKNOWN -> WAIT;
                case FAILED, REVERT_FAILED, HELD, GONE, NOT_REVERTIBLE -> BAD;
                case PENDING, SKIPPED -> OPEN;
            };
        }
    }

    /** A part of a bar, in per cent of its width. */
    record Segment(String look, double from, double width) {}

    static List<Segment> bar(Map<String, Integer> counts) {
        var sums = new EnumMap<Look, Integer>(Look.class);
        counts.forEach((state, count) -> sums.merge(look(state), count, Integer::sum));
        var total = counts.values().stream().mapToInt(it -> it).sum();
        var segments = new ArrayList<Segment>();
        var from = 0.0;
        for (var sum : sums.entrySet()) {
            var width = total == 0 ? 0 : 100.0 * sum.getValue() / total;
            segments.add(new Segment(sum.getKey().name().toLowerCase(Locale.ROOT), from, width));
            from += width;
        }
        return segments;
    }

    private static Look look(String state) {
        return Look.of(TargetState.of(state));
    }

    /** The states there are targets in, as {@code 12 applied, 1 failed}. */
    static String inWords(Map<String, Integer> counts) {
        var words =
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> count.getValue() + " " + count.getKey())
                        .toList();
        return words.isEmpty() ? "no targets" : String.join(", ", words);
    }

    /** Of all targets, those that need no more work, in per cent. */
    static int percent(RolloutView rollout) {
        var open =
                rollout.counts().entrySet().stream()
                        .filter(count -> TargetState.of(count.getKey()).open())
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        return rollout.targets() == 0
                ? 100
                : (int) (100L * (rollout.targets() - open) / rollout.targets());
    }

    /** The colour of a state, as a style's name. */
    static String tone(RolloutState state) {
        return switch (state) {
            case COMPLETED, REVERTED -> "good";
            case RUNNING, REVERTING -> "busy";
            case AWAITING_APPROVAL, SCHEDULED, PAUSED -> "warn";
            case ABORTED -> "bad";
        };
    }

    /** The state with what makes it worth a second look. */
    static String inWords(RolloutView rollout) {
        return switch (rollout.state()) {
            case PAUSED -> rollout.halted() ? "halted" : "paused";
            case COMPLETED, REVERTED ->
                    rollout.exceptions() > 0
                            ? "%s with %d exception%s"
                                    .formatted(
                                            rollout.state().label(),
                                            rollout.exceptions(),
                                            rollout.exceptions() == 1 ? "" : "s")
                            : rollout.state().label();
            case AWAITING_APPROVAL, SCHEDULED, RUNNING, ABORTED, REVERTING ->
                    rollout.state().label().replace('-', ' ');
        };
    }

    static String toneOfTarget(String state) {
        return switch (Look.of(TargetState.of(state))) {
            case DONE -> "good";
            case BUSY -> "busy";
            case WAIT -> "warn";
            case BAD -> "bad";
            case OPEN -> "";
        };
    }

    static String inWords(RolloutView.Budget budget) {
        var allowed = budget.allowed();
        return allowed == null
                ? "%d, any number is allowed".formatted(budget.used())
                : "%d of %d allowed".formatted(budget.used(), allowed);
    }

    static boolean exceeded(RolloutView.Budget budget) {
        var allowed = budget.allowed();
        return allowed != null && budget.used() > allowed;
    }

    static String perSecond(double rate) {
        return rate < 10 ? "%.1f/s".formatted(rate) : "%.0f/s".formatted(rate);
    }

    /** What the button of an act says. */
    static String actLabel(String act) {
        return switch (act) {
            case "approve" -> "Approve…";
            case "start" -> "Start…";
            case "pause" -> "Pause…";
            case "resume" -> "Resume…";
            case "promote" -> "Promote…";
            case "retry" -> "Retry what failed…";
            case "revert" -> "Revert…";
            case "abort" -> "Abort…";
            default -> act;
        };
    }

    /** Whether its speed may be changed now. */
    static boolean changeable(RolloutView rollout) {
        return switch (rollout.state()) {
            case SCHEDULED, RUNNING, PAUSED, REVERTING -> true;
            case AWAITING_APPROVAL, COMPLETED, ABORTED, REVERTED -> false;
        };
    }

    /** Where a wave's slider ends; more is for the command line. */
    static int mostParallel(RolloutView.WaveProgress wave) {
        return Math.max(100, 2 * wave.parallel());
    }
}
