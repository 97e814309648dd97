package io.flotilla.orchestrator.cli.rollout;

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
