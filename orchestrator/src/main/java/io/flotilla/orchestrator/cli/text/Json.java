package io.flotilla.orchestrator.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.json.SchemaJson;
import java.util.List;
import java.util.stream.StreamSupport;

/** JSON as the command line reads and prints it; fields unknown to it are left alone. */
public final class Json {
    /** For everything the command line reads and writes. */
    public static final ObjectMapper MAPPER =
            SchemaJson.in(
                    JsonMapper.builder()
                            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .build());

    /** Of the JSON that commands print; counts up when a field changes its meaning or goes. */
    private static final int SCHEMA_VERSION = 1;

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A list's object, as the server's pages are. */
    public static ObjectNode items(Iterable<JsonNode> items) {
        var object = object();
        object.putArray("items").addAll(elements(items));
        return object;
    }

    /** The text of a field or an empty string; {@code /} in the name leads into objects. */
    public static String text(JsonNode node, String field) {
        return node.at("/" + field).asText("");
    }

    public static List<JsonNode> elements(Iterable<JsonNode> array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    public static <T> T read(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the server's answer is not a %s: %s"
                            .formatted(type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }

    /** The result as commands print it: an object that begins with its schema version. */
    public static String versioned(JsonNode result) {
        var object = object().put("schemaVersion", SCHEMA_VERSION);
        if (result instanceof ObjectNode fields) {
            object.setAll(fields);
        } else {
            object.set("items", result);
        }
        return object.toPrettyString();
    }
}
