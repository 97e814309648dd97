package io.flotilla.orchestrator.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.orchestrator.cli.text.Digests;
import io.flotilla.orchestrator.cli.text.Examples;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;

/** The states a fleet is in against a release, with the plan from each. */
public final class PlanPreview {
    private PlanPreview() {}

    /** Whether every target is at the release or has a plan to it. */
    static boolean complete(JsonNode preview) {
        return preview.path("unreadable").isEmpty()
                && Json.elements(preview.path("cohorts")).stream()
                        .noneMatch(cohort -> Json.text(cohort, "state").equals("no-plan"));
    }

    /** One after the other, each under its dialect. */
    public static Text texts(JsonNode previews) {
        var text = new Text();
        for (var preview : previews) {
            text.line(Tone.STRONG, "for " + Json.text(preview, "dialect")).blank();
            text.add(text(preview)).blank();
        }
        return text;
    }

    public static Text text(JsonNode preview) {
        var text = new Text();
        var cohorts = preview.path("cohorts");
        cohorts.forEach(cohort -> cohort(text, cohort));
        preview.path("unreadable")
                .forEach(
                        target ->
                                text.line(
                                        Tone.WARNING,
                                        "unreadable  %s: %s"
                                                .formatted(
                                                        Json.text(target, "tenant"),
                                                        Json.text(target, "problem"))));
        return text.line(summary(preview));
    }

    private static void cohort(Text text, JsonNode cohort) {
        var state = Json.text(cohort, "state");
        text.line(
                Text.join(
                        Text.span(Tone.STRONG, targets(cohort.path("count").asInt())),
                        " at " + Digests.brief(Json.text(cohort, "fingerprint")) + "  ",
                        Text.span(Tone.ofState(state), state),
                        Text.span(Tone.QUIET, "  " + Examples.of(cohort))));
        var reason = Json.text(cohort, "reason");
        if (!reason.isEmpty()) {
            text.block(Tone.WARNING, 2, reason);
        }
        var difference = Json.text(cohort, "difference");
        if (!difference.isEmpty()) {
            text.block(Tone.PLAIN, 4, difference);
        }
        var document = Json.text(cohort, "planDocument");
        if (!document.isEmpty()) {
            text.add(PlanText.of(PlanFile.read(document), 2));
        }
        text.blank();
    }

    private static String summary(JsonNode preview) {
        var count =
                Json.elements(preview.path("cohorts")).stream()
                        .mapToInt(cohort -> cohort.path("count").asInt())
                        .sum();
        var planned =
                Json.elements(preview.path("cohorts")).stream()
                        .filter(cohort -> Json.text(cohort, "state").equals("planned"))
                        .mapToInt(cohort -> cohort.path("count").asInt())
                        .sum();
        return "%s in %d states; %d would change"
                .formatted(targets(count), preview.path("cohorts").size(), planned);
    }

    private static String targets(int count) {
        return count == 1 ? "1 target" : count + " targets";
    }
}
