package io.flotilla.orchestrator.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** The tenants named as examples of a cohort or a group of failures. */
public final class Examples {
    private static final int SHOWN = 3;

    private Examples() {}

    /** The first of the field {@code examples}, and an ellipsis where there are more. */
    public static String of(JsonNode cohort) {
        var names = Json.elements(cohort.path("examples")).stream().map(JsonNode::asText).toList();
        var shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return cohort.path("count").asInt(names.size()) > Math.min(SHOWN, names.size())
                ? shown + ", …"
                : shown;
    }
}
