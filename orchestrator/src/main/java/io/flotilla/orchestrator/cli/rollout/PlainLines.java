package io.flotilla.orchestrator.cli.rollout;

import io.flotilla.orchestrator.cli.text.Times;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A rollout's progress as dated lines: one whenever something changed. */
final class PlainLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final PrintWriter out;
    private final InstantSource clock;
    private final Set<ExceptionGroup> told = new HashSet<>();
    private final Set<Rollout.Wait> waited = new HashSet<>();
    private String last = "";

    PlainLines(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    void show(Rollout rollout, List<ExceptionGroup> exceptions) {
        var now = TIME.format(clock.instant());
        var line = line(rollout);
        if (!line.equals(last)) {
            out.println(now + " " + line);
            last = line;
        }
        rollout.waits().stream()
                .filter(wait -> !wait.kind().equals("depends-on") && waited.add(wait))
                .forEach(wait -> out.println("%s   waits: %s".formatted(now, words(wait))));
        exceptions.stream()
                .filter(told::add)
                .forEach(
                        group ->
                                out.println(
                                        "%s   %s %s: %s"
                                                .formatted(
                                                        now,
                                                        group.state().label(),
                                                        String.join(", ", group.tenants()),
                                                        group.reason().replaceAll("\\R", " "))));
        out.flush();
    }

    private static String words(Rollout.Wait wait) {
        var text = wait.wave() == null ? wait.detail() : wait.wave() + " " + wait.detail();
        return wait.until() == null ? text : text + ", until " + Times.brief(wait.until());
    }

    private static String line(Rollout rollout) {
        var waves =
                rollout.waves().stream()
                        .map(wave -> wave.name() + ":" + wave.state())
                        .collect(Collectors.joining(" "));
        var counts =
                TargetStates.IN_ORDER.stream()
                        .filter(state -> rollout.count(state) > 0)
                        .map(state -> rollout.count(state) + " " + state.label())
                        .collect(Collectors.joining(", "));
        return "%s [%s] %s".formatted(rollout.state(), waves, counts);
    }
}
