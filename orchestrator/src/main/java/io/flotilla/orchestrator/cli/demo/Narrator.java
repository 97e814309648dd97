package io.flotilla.orchestrator.cli.demo;

import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Times;
import io.flotilla.orchestrator.cli.text.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells what the demo does, step by step, with the time since its start. */
final class Narrator {
    private final Shell shell;
    private final InstantSource clock;
    private final Instant start;

    Narrator(Shell shell, InstantSource clock) {
        this.shell = shell;
        this.clock = clock;
        this.start = clock.instant();
    }

    void step(String title) {
        shell.print(
                new Text()
                        .blank()
                        .line(
                                Text.join(
                                        Text.span(Tone.STRONG, "▸ " + title),
                                        Text.span(Tone.QUIET, "  " + elapsed()))));
    }

    /** The command that does the same on the user's own server. */
    void command(String command) {
        shell.print(new Text().line(Tone.QUIET, "  $ flotilla " + command));
    }

    void say(String line) {
        shell.print(Text.of("  " + line));
    }

    void show(Text text) {
        shell.print(text);
    }

    String elapsed() {
        return Times.brief(Duration.between(start, clock.instant()));
    }
}
