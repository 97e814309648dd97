package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.util.ArrayList;

/** What goes wrong in a rollout, and who is not in it, for people. */
final class ProblemsText {
    private static final int SHOWN = 5;

    private ProblemsText() {}

    /** Groups of failures alike, with the tenants that have them now. */
    static Text errors(JsonNode groups) {
        var text = new Text();
        for (var group : groups) {
            var targets = group.path("targets").asInt();
            if (targets > 0) {
                text.line(
                        Tone.WARNING,
                        "  %d × %s: %s".formatted(targets, kind(group), Json.text(group, "text")));
                text.line(Tone.QUIET, "      " + names(group.path("tenants"), targets));
            }
        }
        return text;
    }

    static Text outside(String id, JsonNode outside) {
        var text = new Text();
        var joined = outside.path("joined").asInt();
        if (joined > 0) {
            text.line(
                    Tone.WARNING,
                    "  not in the manifest: %s"
                            .formatted(tenants(outside.path("targets"), false, joined)));
            text.line(Tone.QUIET, "      next: flotilla rollout create --catch-up " + id);
        }
        var quarantined = outside.path("quarantined").asInt();
        if (quarantined > 0) {
            text.line(
                    Tone.WARNING,
                    "  quarantined: %s"
                            .formatted(tenants(outside.path("targets"), true, quarantined)));
        }
        return text;
    }

    private static String kind(JsonNode group) {
        var state = Json.text(group, "sqlState");
        return Json.text(group, "failureKind") + (state.isEmpty() ? "" : " " + state);
    }

    private static String tenants(JsonNode targets, boolean quarantined, int all) {
        var names = new ArrayList<String>();
        for (var target : targets) {
            if (target.path("quarantined").asBoolean() == quarantined && names.size() < SHOWN) {
                var why = Json.text(target, "quarantine");
                names.add(Json.text(target, "tenant") + (why.isEmpty() ? "" : " (" + why + ")"));
            }
        }
        return String.join(", ", names) + more(all);
    }

    private static String names(JsonNode tenants, int all) {
        var names = new ArrayList<String>();
        for (var tenant : tenants) {
            if (names.size() < SHOWN) {
                names.add(tenant.asText());
            }
        }
        return String.join(", ", names) + more(all);
    }

    private static String more(int all) {
        return all > SHOWN ? " and %d more".formatted(all - SHOWN) : "";
    }
}
