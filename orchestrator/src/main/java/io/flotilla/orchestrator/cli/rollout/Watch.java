package io.flotilla.orchestrator.cli.rollout;

import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.LiveRegion;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import io.flotilla.orchestrator.rollout.TargetState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a rollout until it ends or waits for a person: drawn in place on a terminal, otherwise as
 * plain lines on change. Asks twice a second; the rollout does not depend on being watched.
 */
public final class Watch {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final ApiClient api;
    private final Shell shell;
    private final InstantSource clock;
    private Map<String, Integer> counted = Map.of();
    private List<ExceptionGroup> exceptions = List.of();

    public Watch(ApiClient api, Shell shell, InstantSource clock) {
        this.api = api;
        this.shell = shell;
        this.clock = clock;
    }

    /** What ends a watch before the rollout does. */
    public record Limits(boolean throughPauses, @Nullable Duration timeout) {
        public static final Limits NONE = new Limits(false, null);
    }

    /** Shows the rollout until its end, and returns the exit code that tells how it went. */
    public ExitCode follow(String id, Limits limits) {
        if (!shell.screen().live()) {
            var lines = new PlainLines(shell.out(), clock);
            return loop(id, limits, rollout -> lines.show(rollout, exceptions));
        }
        try (var region = new LiveRegion(shell.out(), shell.screen())) {
            return loop(
                    id,
                    limits,
                    rollout ->
                            region.draw(
                                    WatchView.of(rollout, exceptions, shell.screen().width())
                                            .lines()));
        }
    }

    private ExitCode loop(String id, Limits limits, Consumer<Rollout> show) {
        var start = clock.instant();
        while (true) {
            var rollout = Rollout.read(api.get(ApiPath.of("rollouts", id)));
            if (!rollout.counts().equals(counted)) {
                exceptions = ExceptionGroup.of(api, rollout);
                counted = rollout.counts();
            }
            show.accept(rollout);
            if (rollout.ended() || (rollout.waitsForPerson() && !limits.throughPauses())) {
                advise(rollout);
                return exitCode(rollout);
            }
            var timeout = limits.timeout();
            if (timeout != null && clock.instant().isAfter(start.plus(timeout))) {
                shell.err().println("still " + rollout.state() + "; the rollout goes on by itself");
                return ExitCode.TIMED_OUT;
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private void advise(Rollout rollout) {
        if (!rollout.nextActions().isEmpty()) {
            shell.print(
                    new Text()
                            .line(
                                    Tone.QUIET,
                                    "next: flotilla rollout %s %s"
                                            .formatted(
                                                    String.join("|", rollout.nextActions()),
                                                    rollout.id())));
        }
    }

    /** The exit code for a rollout that ended or waits. */
    public static ExitCode exitCode(Rollout rollout) {
        if (rollout.state().equals("aborted") || rollout.halted()) {
            return ExitCode.FAILED;
        }
        if (!rollout.ended()) {
            return ExitCode.WAITING;
        }
        var failed =
                rollout.count(TargetState.FAILED)
                        + rollout.count(TargetState.REVERT_FAILED)
                        + rollout.count(TargetState.UNKNOWN);
        if (failed > 0) {
            return ExitCode.FAILED;
        }
        return rollout.exceptions() > 0 ? ExitCode.DIFFERENCES : ExitCode.DONE;
    }
}
