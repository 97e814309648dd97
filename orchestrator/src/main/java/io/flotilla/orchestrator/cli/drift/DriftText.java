package io.flotilla.orchestrator.cli.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Digests;
import io.flotilla.orchestrator.cli.text.Examples;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;

/** Scans and what drifted, for people. */
public final class DriftText {
    private DriftText() {}

    public static Text scanned(JsonNode scan) {
        return Text.of(
                "%s scanned in %.1f s: %s current, %s drifted, %s never recorded, %s unreadable"
                        .formatted(
                                Json.text(scan, "scanned"),
                                scan.path("seconds").asDouble(),
                                Json.text(scan, "current"),
                                Json.text(scan, "drifted"),
                                Json.text(scan, "unrecorded"),
                                Json.text(scan, "unreadable")));
    }

    public static Text details(JsonNode cohort) {
        var count = cohort.path("count").asInt();
        return new Text()
                .line(
                        Text.join(
                                Text.span(
                                        Tone.STRONG, count == 1 ? "1 target" : count + " targets"),
                                ", for example " + Examples.of(cohort)))
                .line(
                        "%s where %s is expected; the difference:"
                                .formatted(
                                        Digests.brief(Json.text(cohort, "fingerprint")),
                                        Digests.brief(Json.text(cohort, "expected"))))
                .block(Tone.WARNING, 2, Json.text(cohort, "differenceSql"));
    }
}
