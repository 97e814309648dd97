package io.flotilla.orchestrator.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** Labels as people write them. */
public final class Labels {
    private Labels() {}

    public static String text(JsonNode labels) {
        return labels.properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .sorted()
                .collect(Collectors.joining(","));
    }
}
