package io.flotilla.orchestrator.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Labels;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;

/** One target, for people. */
final class TargetText {
    private static final Table ATTEMPTS =
            Table.of(
                    Column.time("WHEN", "startedAt"),
                    Column.text("ROLLOUT", "rolloutId"),
                    Column.text("DIRECTION", "direction"),
                    Column.state("OUTCOME", "outcome"),
                    Column.text("DETAIL", "detail"));
    private static final Table AUDIT =
            Table.of(
                    Column.time("WHEN", "at"),
                    Column.text("WHO", "actor"),
                    Column.text("ACT", "act"),
                    Column.text("ON", "subject"),
                    Column.computed("DETAILS", act -> Labels.text(act.path("details"))));

    private TargetText() {}

    static Text of(JsonNode target) {
        var state = Json.text(target, "state");
        var text =
                new Text()
                        .line(
                                Text.join(
                                        Text.span(Tone.STRONG, Json.text(target, "tenant")),
                                        "  ",
                                        Text.span(Tone.ofState(state), state)))
                        .line(
                                "where     %s on %s"
                                        .formatted(
                                                Json.text(target, "schema"),
                                                Json.text(target, "database")))
                        .line("status    " + Json.text(target, "status"))
                        .line("labels    " + Labels.text(target.path("labels")))
                        .line("release   " + Json.text(target, "release"))
                        .line("live      " + Json.text(target, "fingerprint"))
                        .line("expected  " + Json.text(target, "expectedFingerprint"));
        optional(text, target, "quarantineReason", "because   ");
        optional(text, target, "quarantinedUntil", "until     ");
        optional(text, target, "notes", "notes     ");
        optional(text, target, "problem", "problem   ");
        var difference = Json.text(target, "difference");
        if (!difference.isEmpty()) {
            text.blank()
                    .line(Tone.WARNING, "how it differs from what is expected:")
                    .block(Tone.PLAIN, 2, difference);
        }
        if (!target.path("attempts").isEmpty()) {
            text.blank().add(ATTEMPTS.text(target.path("attempts"), ""));
        }
        return text;
    }

    static Text history(JsonNode history) {
        return ATTEMPTS.text(history.path("attempts"), "no attempt yet")
                .blank()
                .add(AUDIT.text(history.path("audit"), "no act on record"));
    }

    static Text purged(JsonNode report) {
        var text =
                new Text()
                        .line(
                                "%s %s things, %s bytes, from %s targets; %s are younger than %s"
                                        .formatted(
                                                report.path("dryRun").asBoolean()
                                                        ? "would remove"
                                                        : "removed",
                                                Json.text(report, "removed"),
                                                Json.text(report, "bytes"),
                                                Json.text(report, "targets"),
                                                Json.text(report, "younger"),
                                                Json.text(report, "olderThan")));
        if (report.path("busy").asLong() > 0) {
            text.line(
                    Tone.BUSY,
                    "%s targets have an attempt under way; purge them later"
                            .formatted(Json.text(report, "busy")));
        }
        for (var problem : report.path("problems")) {
            text.line(
                    Tone.WARNING,
                    "left %s of %s on %s: %s"
                            .formatted(
                                    Json.text(problem, "what"),
                                    Json.text(problem, "tenant"),
                                    Json.text(problem, "database"),
                                    Json.text(problem, "why")));
        }
        return text;
    }

    private static void optional(Text text, JsonNode target, String field, String title) {
        var value = Json.text(target, field);
        if (!value.isEmpty()) {
            text.line(title + value);
        }
    }
}
