package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.dialect.TableSizes.TableSize;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Examples;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Times;
import io.flotilla.orchestrator.cli.text.Tone;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a preflight found, for people. */
final class PreflightText {

    private static final Table LARGEST =
            Table.of(
                    Column.text("TENANT", "tenant"),
                    Column.text("DATABASE", "database"),
                    Column.text("TABLE", "table"),
                    Column.computed("SIZE", PreflightText::size));

    private static final Table TRANSACTIONS =
            Table.of(
                    Column.text("DATABASE", "database"),
                    Column.number("PROCESS", "process"),
                    Column.text("USER", "user"),
                    Column.text("APPLICATION", "application"),
                    Column.text("STATE", "state"),
                    Column.computed("OPEN FOR", row -> time(row.path("seconds").asLong())));

    private static final Table REHEARSED =
            Table.of(
                    Column.text("TENANT", "tenant"),
                    Column.text("DATABASE", "database"),
                    Column.computed("MILLISECONDS", PreflightText::millis),
                    Column.number("NOT REHEARSED", "left"),
                    Column.text("PROBLEM", "problem"));

    private PreflightText() {}

    static Text of(JsonNode report) {
        var text =
                Text.of(
                        "%s of %s targets are ready, %s already there; looked at in %.1f s"
                                .formatted(
                                        Json.text(report, "ready"),
                                        Json.text(report, "targets"),
                                        Json.text(report, "alreadyThere"),
                                        report.path("seconds").asDouble()));
        report.path("findings").forEach(finding -> text.line(tone(finding), line(finding)));
        section(text, "largest tables the plans touch:", LARGEST, report.path("largest"));
        section(
                text,
                "transactions the plans would wait for:",
                TRANSACTIONS,
                report.path("transactions"));
        section(text, "rehearsed, and rolled back:", REHEARSED, report.path("rehearsed"));
        if (report.path("estimate").isObject()) {
            estimate(text, report.path("estimate"));
        } else {
            text.line(Tone.QUIET, untimed(report.path("rehearsed")));
        }
        return text;
    }

    private static String untimed(JsonNode rehearsed) {
        return rehearsed.isEmpty()
                ? "no attempt was timed yet; --rehearse says how long one takes"
                : "no attempt was timed yet, and a rehearsal of a part does not say how long the whole takes";
    }

    private static Tone tone(JsonNode finding) {
        return Json.text(finding, "kind").equals("held") ? Tone.WARNING : Tone.BAD;
    }

    private static String line(JsonNode finding) {
        var rows = finding.path("rows");
        return "%s %s: %s%s (%s)"
                .formatted(
                        Json.text(finding, "targets"),
                        Json.text(finding, "kind"),
                        Json.text(finding, "detail"),
                        rows.isNumber() ? ", %d rows".formatted(rows.asLong()) : "",
                        Examples.of(finding));
    }

    private static void section(Text text, String title, Table table, JsonNode rows) {
        if (!rows.isEmpty()) {
            text.blank().line(Tone.STRONG, title).add(table.text(rows, ""));
        }
    }

    private static void estimate(Text text, JsonNode estimate) {
        text.blank()
                .line(
                        "about %s by %s"
                                .formatted(
                                        time(estimate.path("seconds").asLong()),
                                        basis(Json.text(estimate, "basis"))));
        for (var size : estimate.path("sizes")) {
            text.line(
                    Tone.QUIET,
                    "  %s targets %s: %s"
                            .formatted(
                                    Json.text(size, "targets"),
                                    size.path("below").isNumber()
                                            ? "below %d MB"
                                                    .formatted(size.path("below").asLong() >> 20)
                                            : "above that",
                                    size.path("p50Millis").isNumber()
                                            ? String.format(
                                                    Locale.ROOT,
                                                    "p50 %.0f ms, p95 %.0f ms",
                                                    size.path("p50Millis").asDouble(),
                                                    size.path("p95Millis").asDouble())
                                            : "none timed"));
        }
    }

    private static String basis(String basis) {
        return switch (basis) {
            case "rehearsal" -> "this rehearsal";
            case "plan" -> "earlier attempts of these plans";
            default -> "earlier attempts of other plans";
        };
    }

    private static String size(JsonNode table) {
        return new TableSize(table.path("bytes").asLong(), table.path("rows").asLong()).words();
    }

    private static String millis(JsonNode rehearsed) {
        return Json.elements(rehearsed.path("millis")).stream()
                .map(millis -> String.format(Locale.ROOT, "%.1f", millis.asDouble()))
                .collect(Collectors.joining(" + "));
    }

    private static String time(long seconds) {
        return Times.brief(Duration.ofSeconds(seconds));
    }
}
