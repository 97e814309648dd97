package io.flotilla.orchestrator.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;

/** How a local run of a plan ended, in words and as an exit code. */
final class Outcomes {
    private Outcomes() {}

    static ExitCode exitCode(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Applied _,
                    AttemptOutcome.AlreadyThere _,
                    AttemptOutcome.Resumed _ ->
                    ExitCode.DONE;
            case AttemptOutcome.Drifted _, AttemptOutcome.Fenced _ -> ExitCode.STALE;
            case AttemptOutcome.CheckFailed _,
                    AttemptOutcome.Blocked _,
                    AttemptOutcome.Gone _,
                    AttemptOutcome.Failed _,
                    AttemptOutcome.Unknown _ ->
                    ExitCode.ERROR;
        };
    }

    static JsonNode json(AttemptOutcome outcome) {
        return Json.object().put("outcome", name(outcome)).put("detail", detail(outcome));
    }

    static Text text(AttemptOutcome outcome) {
        var tone = exitCode(outcome) == ExitCode.DONE ? Tone.GOOD : Tone.BAD;
        return new Text().line(Text.join(Text.span(tone, name(outcome)), ": ", detail(outcome)));
    }

    private static String name(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Applied _ -> "applied";
            case AttemptOutcome.AlreadyThere _ -> "already-there";
            case AttemptOutcome.Resumed _ -> "resumed";
            case AttemptOutcome.Drifted _ -> "drifted";
            case AttemptOutcome.CheckFailed _ -> "check-failed";
            case AttemptOutcome.Blocked _ -> "blocked";
            case AttemptOutcome.Fenced _ -> "fenced";
            case AttemptOutcome.Gone _ -> "gone";
            case AttemptOutcome.Failed _ -> "failed";
            case AttemptOutcome.Unknown _ -> "unknown";
        };
    }

    private static String detail(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Applied _ -> "the schema was read again and is at the plan's end";
            case AttemptOutcome.AlreadyThere _ -> "nothing to do";
            case AttemptOutcome.Resumed(int at) ->
                    "an earlier run had ended after statement %d; the rest is done".formatted(at);
            case AttemptOutcome.Drifted(var live, _) ->
                    "the schema is at %s, which the plan does not know; nothing was run"
                            .formatted(live);
            case AttemptOutcome.CheckFailed(var check) ->
                    "%s, and the data does not allow it: %s"
                            .formatted(check.because(), check.sql());
            case AttemptOutcome.Blocked(var by) ->
                    "gave up waiting for a lock held by %s; nothing is half done".formatted(by);
            case AttemptOutcome.Fenced _ ->
                    "a Flotilla server has rolled out to this schema; use its rollouts instead";
            case AttemptOutcome.Gone(var what) -> what;
            case AttemptOutcome.Failed failed -> failure(failed);
            case AttemptOutcome.Unknown(var message) ->
                    message + "; run it again: it looks before it does anything";
        };
    }

    private static String failure(AttemptOutcome.Failed failed) {
        var at = failed.statement() == null ? "" : "statement %d: ".formatted(failed.statement());
        var state = failed.sqlState() == null ? "" : " (SQL state %s)".formatted(failed.sqlState());
        return at + failed.message() + state;
    }
}
