package io.flotilla.orchestrator.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import org.jspecify.annotations.Nullable;

/** The audit's chain, verified part by part by a server. */
final class ChainCheck {

    private static final Table FLAWS =
            Table.of(
                    Column.number("LINK", "position"),
                    Column.number("ACT", "act"),
                    Column.text("KIND", "kind"),
                    Column.text("PROBLEM", "problem"));

    private ChainCheck() {}

    /** {@code links}, {@code head}, {@code unsealed} and {@code flaws} of the whole chain. */
    static ObjectNode of(ApiClient api, @Nullable String head) {
        var path = ApiPath.of("audit", "chain", "verification").with("head", head);
        var part = api.get(path);
        var links = part.path("links").asLong();
        var result = Json.object();
        var flaws = result.putArray("flaws").addAll(Json.elements(part.path("flaws")));
        while (!part.path("complete").asBoolean()) {
            part = api.get(path.with("after", part.path("through").asText()));
            links += part.path("links").asLong();
            flaws.addAll(Json.elements(part.path("flaws")));
        }
        return result.put("links", links)
                .put("head", part.path("through").asText())
                .put("unsealed", api.get(ApiPath.of("audit", "chain")).path("unsealed").asLong());
    }

    static Text text(JsonNode result) {
        var sound = result.path("flaws").isEmpty();
        var text =
                sound
                        ? new Text()
                                .line(
                                        Tone.GOOD,
                                        "%d acts are as they were sealed"
                                                .formatted(result.path("links").asLong()))
                        : FLAWS.text(result.path("flaws"), "")
                                .line(
                                        Tone.BAD,
                                        "the audit is not as it was sealed; %d links were looked at"
                                                .formatted(result.path("links").asLong()));
        text.line("the chain ends at " + result.path("head").asText());
        var unsealed = result.path("unsealed").asLong();
        return unsealed == 0
                ? text
                : text.line(
                        Tone.QUIET,
                        "%d acts are too new to be sealed, and were not verified"
                                .formatted(unsealed));
    }
}
