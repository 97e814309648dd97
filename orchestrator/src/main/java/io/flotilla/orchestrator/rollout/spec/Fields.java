package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.flotilla.engine.Nearest;
import io.flotilla.engine.ShortDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One mapping of a document, read field by field; every refusal names the field's whole path. */
final class Fields {

    private static final int LONGEST_LIST = 10_000;

    private final String path;
    private final JsonNode node;

    /** Refuses a field that is not among {@code known}. */
    Fields(String path, JsonNode node, List<String> known) {
        if (!node.isObject()) {
            throw RolloutDocumentInvalid.value(
                    "%s must be a mapping of %s"
                            .formatted(
                                    path.isEmpty() ? "a rollout" : path, String.join(", ", known)));
        }
        this.path = path;
        this.node = node;
        for (var name : (Iterable<String>) node::fieldNames) {
            if (!known.contains(name)) {
                throw RolloutDocumentInvalid.unknownField(
                        "unknown field '%s'%s".formatted(at(name), Nearest.hintOrAll(name, known)));
            }
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    RolloutDocumentInvalid refused(String name, String why) {
        return RolloutDocumentInvalid.value("%s %s".formatted(at(name), why));
    }

    String text(String name) {
        var value = optionalText(name);
        if (value == null || value.isBlank()) {
            throw refused(name, "is missing");
        }
        return value;
    }

    @Nullable String optionalText(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw refused(name, "must be a text");
        }
        return value.asText();
    }

    int integer(String name, int fallback, int least, int most) {
        var value = optionalText(name);
        if (value == null) {
            return fallback;
        }
        try {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw refused(
                name, "'%s' is not a whole number from %d to %d".formatted(value, least, most));
    }

    boolean flag(String name) {
        var value = optionalText(name);
        if (value == null || value.equals("true") || value.equals("false")) {
            return "true".equals(value);
        }
        throw refused(name, "'%s' is neither true nor false".formatted(value));
    }

    @Nullable BigDecimal decimal(String name) {
        var value = optionalText(name);
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw refused(name, "'%s' is not a number such as 0.05".formatted(value));
        }
    }

    /** The texts of the list under a name; none where it is absent. */
    List<String> texts(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw refused(name, "must be a list, such as [acme, globex]");
        }
        if (value.size() > LONGEST_LIST) {
            throw refused(
                    name,
                    "names more than %d; label them and select the label".formatted(LONGEST_LIST));
        }
        var found = new ArrayList<String>();
        for (var element : value) {
            if (!element.isValueNode() || element.asText().isBlank()) {
                throw refused("%s[%d]".formatted(name, found.size()), "must be a text");
            }
            found.add(element.asText());
        }
        return found;
    }

    Duration duration(String name, Duration fallback, Duration least, Duration most) {
        var value = optionalText(name);
        if (value == null) {
            return fallback;
        }
        return ShortDuration.parse(value)
                .filter(found -> found.compareTo(least) >= 0 && found.compareTo(most) <= 0)
                .orElseThrow(
                        () ->
                                refused(
                                        name,
                                        "'%s' is not a duration from %s to %s, such as 500ms, 30s, 10m or 1h30m"
                                                .formatted(
                                                        value,
                                                        ShortDuration.format(least),
                                                        ShortDuration.format(most))));
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E fallback) {
        var value = optionalText(name);
        if (value == null) {
            return fallback;
        }
        var allowed = new ArrayList<String>();
        for (var constant : type.getEnumConstants()) {
            var label = label(constant);
            if (label.equals(value)) {
                return constant;
            }
            allowed.add(label);
        }
        throw refused(name, "'%s' is not one of %s".formatted(value, String.join(", ", allowed)));
    }

    /** How a document writes one of a few words. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The names the mapping has. */
    List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The mapping under a name; an empty one where it is absent. */
    Fields mapping(String name, List<String> known) {
        var value = node.get(name);
        return new Fields(
                at(name),
                value == null || value.isNull() ? JsonNodeFactory.instance.objectNode() : value,
                known);
    }

    /** Like {@link #mapping}, whatever its names are. */
    Fields anyMapping(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return new Fields(at(name), JsonNodeFactory.instance.objectNode(), List.of());
        }
        if (!value.isObject()) {
            throw refused(name, "must be a mapping");
        }
        var names = new ArrayList<String>();
        value.fieldNames().forEachRemaining(names::add);
        return new Fields(at(name), value, names);
    }

    /** Each mapping of the list under a name; none where it is absent. */
    List<Fields> mappings(String name, List<String> known) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw refused(name, "must be a list");
        }
        var found = new ArrayList<Fields>();
        for (var element : value) {
            found.add(new Fields("%s[%d]".formatted(at(name), found.size()), element, known));
        }
        return found;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
