package io.flotilla.orchestrator.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** Labels as people write them. */
public final class Labels {
    private Labels() {}

    /** An audit's details have objects in them as well. */
    private static String value(JsonNode value) {
        return value.isObject() ? "{" + text(value) + "}" : value.asText();
    }

    public static String text(JsonNode labels) {
        return labels.properties().stream()
                .map(label -> label.getKey() + "=" + value(label.getValue()))
                .sorted()
                .collect(Collectors.joining(","));
    }
}
