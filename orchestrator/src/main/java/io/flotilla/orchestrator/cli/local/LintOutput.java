package io.flotilla.orchestrator.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.lint.Finding;
import io.flotilla.engine.lint.LintReport;
import io.flotilla.engine.lint.Severity;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.util.ArrayList;
import java.util.List;

/** What was found, for people and for programs; {@code all} shows what is old too. */
record LintOutput(LintReport report, boolean all) {

    JsonNode json() {
        var result = Json.object();
        var findings = result.putArray("findings");
        report.findings().forEach(finding -> findings.add(json(finding)));
        var silenced = result.putArray("silenced");
        report.silenced().forEach(finding -> silenced.add(json(finding)));
        var old = result.putArray("old");
        report.old().forEach(finding -> old.add(json(finding)));
        return result;
    }

    private static ObjectNode json(Finding finding) {
        var node =
                Json.object()
                        .put("rule", finding.rule())
                        .put("severity", finding.severity().label())
                        .put("object", finding.label())
                        .put("message", finding.message());
        if (finding.place() != null) {
            node.put("file", finding.place().file()).put("line", finding.place().line());
        }
        if (finding.silence() != null) {
            node.put("silencedAt", finding.silence().place().toString())
                    .put("reason", finding.silence().reason());
        }
        return node;
    }

    Text text() {
        var text = new Text();
        report.findings().forEach(finding -> line(text, finding));
        if (all) {
            report.old().forEach(finding -> line(text, finding));
        }
        report.silenced()
                .forEach(finding -> text.line(Tone.QUIET, place(finding) + finding.text()));
        return text.line(report.findings().isEmpty() ? Tone.GOOD : Tone.STRONG, summary());
    }

    private static void line(Text text, Finding finding) {
        text.line(
                Text.join(
                        Text.span(Tone.QUIET, place(finding)),
                        Text.span(tone(finding.severity()), finding.severity().label()),
                        Text.span(Tone.QUIET, " " + finding.rule() + "  "),
                        finding.message()));
    }

    private static String place(Finding finding) {
        return finding.place() == null ? "" : finding.place() + "  ";
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case OFF, NOTICE -> Tone.QUIET;
            case WARNING -> Tone.WARNING;
            case ERROR -> Tone.BAD;
        };
    }

    private String summary() {
        var parts = new ArrayList<String>();
        for (var severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTICE)) {
            count(
                    parts,
                    report.findings().stream().filter(it -> it.severity() == severity).count(),
                    severity.label());
        }
        if (parts.isEmpty()) {
            parts.add("nothing found");
        }
        if (!report.silenced().isEmpty()) {
            parts.add("%d silenced".formatted(report.silenced().size()));
        }
        if (!report.old().isEmpty()) {
            parts.add("%d there before".formatted(report.old().size()));
        }
        return String.join(", ", parts);
    }

    private static void count(List<String> parts, long count, String word) {
        if (count > 0) {
            parts.add("%d %s%s".formatted(count, word, count == 1 ? "" : "s"));
        }
    }
}
