package io.flotilla.orchestrator.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Labels;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.util.function.Function;

/** What a discovery or an import found, for people. */
public final class DiscoveryText {
    /** A fleet of thousands fits on no screen; {@code -o json} has all of it. */
    static final int SHOWN = 10;

    private DiscoveryText() {}

    /** Shows at most {@code shown} targets of each kind, and how many there are. */
    public static Text of(JsonNode result, int shown) {
        var applied = result.path("applied").asBoolean();
        var text = new Text();
        section(shown, text, Tone.GOOD, "+", result.path("adds"), DiscoveryText::target);
        section(shown, text, Tone.WARNING, "-", result.path("retires"), DiscoveryText::target);
        section(shown, text, Tone.BUSY, "~", result.path("relabels"), DiscoveryText::target);
        section(
                shown,
                text,
                Tone.BAD,
                "!",
                result.path("rejected"),
                rejected -> Json.text(rejected, "schema") + ": " + Json.text(rejected, "why"));
        text.line(
                "%s %d, %s %d, relabel %d, unchanged %s, rejected %d"
                        .formatted(
                                applied ? "added" : "add",
                                result.path("adds").size(),
                                applied ? "retired" : "retire",
                                result.path("retires").size(),
                                result.path("relabels").size(),
                                Json.text(result, "unchanged"),
                                result.path("rejected").size()));
        return applied
                ? text
                : text.line(Tone.QUIET, "nothing was changed; --apply does what is shown");
    }

    private static void section(
            int shown,
            Text text,
            Tone tone,
            String sign,
            JsonNode items,
            Function<JsonNode, String> line) {
        Json.elements(items).stream()
                .limit(shown)
                .forEach(item -> text.line(tone, sign + " " + line.apply(item)));
        if (items.size() > shown) {
            text.line(tone, "%s … and %d more".formatted(sign, items.size() - shown));
        }
    }

    private static String target(JsonNode target) {
        if (target.isTextual()) {
            return target.asText();
        }
        return "%s  %s  %s"
                .formatted(
                        Json.text(target, "tenant"),
                        Json.text(target, "schema"),
                        Labels.text(target.path("labels")))
                .strip();
    }
}
