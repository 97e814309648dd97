package io.flotilla.orchestrator.cli.rollout;

import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Times;
import io.flotilla.orchestrator.cli.text.Tone;
import io.flotilla.orchestrator.rollout.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** A rollout as a tree of waves with bars; what it shows depends on its arguments alone. */
public final class WatchView {
    private static final int LEAST_BAR = 10;
    private static final int MOST_BAR = 40;
    private static final int TENANTS = 4;

    private WatchView() {}

    public static Text of(Rollout rollout, List<ExceptionGroup> exceptions, int width) {
        var text = new Text().line(title(rollout));
        var reason = rollout.reason();
        if (reason != null && !reason.isBlank()) {
            text.block(Tone.WARNING, 0, reason);
        }
        var names = rollout.waves().stream().mapToInt(wave -> wave.name().length()).max().orElse(0);
        var bar = Math.clamp(width - names - 30L, LEAST_BAR, MOST_BAR);
        for (int at = 0; at < rollout.waves().size(); at++) {
            var wave = rollout.waves().get(at);
            var last = at == rollout.waves().size() - 1;
            wave(text, wave, last, names, bar);
            rollout.waits().stream()
                    .filter(wait -> wave.name().equals(wait.wave()))
                    .forEach(
                            wait ->
                                    text.line(
                                            Text.join(
                                                    Text.span(Tone.QUIET, last ? "     " : "│    "),
                                                    wait(wait))));
        }
        text.line(totals(rollout));
        rollout.waits().stream()
                .filter(wait -> wait.wave() == null)
                .forEach(wait -> text.line(Text.join("  ", wait(wait))));
        rollout.problems()
                .forEach(
                        problem ->
                                text.line(
                                        Tone.WARNING,
                                        "  %s  %s"
                                                .formatted(problem.database(), problem.problem())));
        exceptions.forEach(group -> text.line(exception(group)));
        return text;
    }

    private static AttributedString title(Rollout rollout) {
        var targets = rollout.targets();
        return Text.join(
                Text.span(Tone.STRONG, "rollout " + rollout.id()),
                "  %s → %d %s  "
                        .formatted(rollout.release(), targets, targets == 1 ? "target" : "targets"),
                Text.span(Tone.ofState(rollout.state()), rollout.state()));
    }

    private static void wave(Text text, Rollout.Wave wave, boolean last, int names, int bar) {
        var done = settled(wave.counts());
        var share = wave.targets() == 0 ? 1.0 : (double) done / wave.targets();
        text.line(
                Text.join(
                        Text.span(Tone.QUIET, last ? "└─ " : "├─ "),
                        wave.name() + " ".repeat(names - wave.name().length()) + "  ",
                        Bar.of(share, bar, tone(wave)),
                        " %3d%%  %d/%d  ".formatted((int) (share * 100), done, wave.targets()),
                        Text.span(Tone.ofState(wave.state()), wave.state())));
        var counts = counts(wave.counts());
        if (counts.length > 0) {
            text.line(
                    Text.join(Text.span(Tone.QUIET, last ? "     " : "│    "), Text.join(counts)));
        }
    }

    private static AttributedString wait(Rollout.Wait wait) {
        var text = new StringBuilder(wait.detail());
        if (wait.since() != null) {
            text.append(", since ").append(Times.brief(wait.since()));
        }
        if (wait.until() != null) {
            text.append(", until ").append(Times.brief(wait.until()));
        }
        return Text.span(Tone.QUIET, text.toString());
    }

    private static Tone tone(Rollout.Wave wave) {
        var failed = wave.counts().getOrDefault(TargetState.FAILED.label(), 0);
        return failed > 0 ? Tone.WARNING : Tone.GOOD;
    }

    private static int settled(Map<String, Integer> counts) {
        var sum = 0;
        for (var state : TargetStates.IN_ORDER) {
            sum += state.open() ? 0 : counts.getOrDefault(state.label(), 0);
        }
        return sum;
    }

    private static Object[] counts(Map<String, Integer> counts) {
        var pieces = new ArrayList<Object>();
        for (var state : TargetStates.IN_ORDER) {
            var count = counts.getOrDefault(state.label(), 0);
            if (count > 0) {
                pieces.add(pieces.isEmpty() ? "" : "  ");
                pieces.add(Text.span(Tone.ofState(state.label()), count + " " + state.label()));
            }
        }
        return pieces.toArray();
    }

    private static AttributedString totals(Rollout rollout) {
        var pieces = new ArrayList<Object>(List.of(counts(rollout.counts())));
        var facts = new ArrayList<String>();
        if (rollout.rate() > 0 && !rollout.ended()) {
            facts.add("%.1f/s".formatted(rollout.rate()));
        }
        var eta = rollout.etaSeconds();
        if (eta != null && !rollout.ended()) {
            facts.add("ETA " + Times.brief(Duration.ofSeconds(eta)));
        }
        var budget = rollout.budget();
        if (budget != null) {
            var allowed = budget.allowed() == null ? "any" : budget.allowed().toString();
            facts.add("failures %d of %s allowed".formatted(budget.used(), allowed));
        }
        if (!facts.isEmpty()) {
            pieces.add(Text.span(Tone.QUIET, "   " + String.join(" · ", facts)));
        }
        return Text.join(pieces.toArray());
    }

    private static AttributedString exception(ExceptionGroup group) {
        var names = group.tenants().stream().limit(TENANTS).collect(Collectors.joining(", "));
        return Text.join(
                "  ",
                Text.span(
                        Tone.ofState(group.state().label()),
                        "%s %d".formatted(group.state().label(), group.tenants().size())),
                "  %s%s  ".formatted(names, group.tenants().size() > TENANTS ? ", …" : ""),
                Text.span(Tone.QUIET, group.reason().replaceAll("\\R", " ")));
    }
}
