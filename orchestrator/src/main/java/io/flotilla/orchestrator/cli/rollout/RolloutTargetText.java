package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;

/** One target of a rollout, for people. */
public final class RolloutTargetText {
    private static final Table ATTEMPTS =
            Table.of(
                    Column.time("STARTED", "startedAt"),
                    Column.time("FINISHED", "finishedAt"),
                    Column.text("NODE", "node"),
                    Column.text("DIRECTION", "direction"),
                    Column.state("OUTCOME", "outcome"),
                    Column.text("DETAIL", "detail"));

    private RolloutTargetText() {}

    public static Text of(JsonNode target) {
        var state = Json.text(target, "state");
        var text =
                new Text()
                        .line(
                                Text.join(
                                        Text.span(Tone.STRONG, Json.text(target, "tenant")),
                                        "  ",
                                        Text.span(Tone.ofState(state), state),
                                        "  %s on %s, wave %s"
                                                .formatted(
                                                        Json.text(target, "schema"),
                                                        Json.text(target, "database"),
                                                        Json.text(target, "wave"))))
                        .block(Json.text(target, "detail"));
        var sqlState = Json.text(target, "sqlState");
        if (!sqlState.isEmpty()) {
            text.line(
                    Tone.QUIET,
                    "%s, SQL state %s".formatted(Json.text(target, "failureKind"), sqlState));
        }
        var difference = Json.text(target, "difference");
        if (!difference.isEmpty()) {
            text.line(Tone.WARNING, "how it differs from what it should be:")
                    .block(Tone.PLAIN, 2, difference);
        }
        return text.blank().add(ATTEMPTS.text(target.path("attempts"), "no attempt yet"));
    }
}
