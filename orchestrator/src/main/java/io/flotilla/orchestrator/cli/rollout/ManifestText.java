package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;

/** What an approval covers, for people. */
final class ManifestText {
    private ManifestText() {}

    static Text of(JsonNode manifest) {
        var text =
                new Text()
                        .line(Tone.STRONG, "manifest " + Json.text(manifest, "digest"))
                        .line("release  " + Json.text(manifest, "release"));
        for (var release : manifest.path("releases")) {
            text.line(
                    "         for %s, %s"
                            .formatted(
                                    Json.text(release, "dialect"), Json.text(release, "digest")));
        }
        text.line("targets  " + Json.text(manifest, "targets"));
        manifest.path("plans").forEach(plan -> text.line("plan     " + plan.asText()));
        return text.line("spec")
                .block(Tone.PLAIN, 2, manifest.path("spec").toPrettyString())
                .line(Tone.QUIET, "-o json lists the targets with their expected fingerprints");
    }
}
