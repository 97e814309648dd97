package io.flotilla.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of one object in a plan; every error says where, as in statements[2].sql. */
record PlanFields(ObjectNode tree, String path) {

    void requireVersion() {
        var version = text("flotilla");
        if (!version.equals(PlanTree.VERSION)) {
            throw new PlanFileInvalid(
                    "flotilla: '%s' is not understood here (expected %s)"
                            .formatted(version, PlanTree.VERSION));
        }
    }

    /** Refuses every other field. */
    void only(String... known) {
        var names = List.of(known);
        for (var name : (Iterable<String>) tree::fieldNames) {
            if (!names.contains(name)) {
                throw new PlanFileInvalid(
                        "unknown field '%s'%s".formatted(at(name), Nearest.hint(name, names)));
            }
        }
    }

    boolean has(String name) {
        return tree.hasNonNull(name);
    }

    String text(String name) {
        var value = tree.get(name);
        if (value == null || value.isNull()) {
            throw new PlanFileInvalid("field '%s' is missing".formatted(at(name)));
        }
        if (!value.isTextual()) {
            throw new PlanFileInvalid(
                    "field '%s' is not a text; put it in quotes".formatted(at(name)));
        }
        return value.textValue();
    }

    <T> T read(String name, Function<String, T> form) {
        var text = text(name);
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new PlanFileInvalid("field '%s': %s".formatted(at(name), e.getMessage()), e);
        }
    }

    boolean flag(String name, boolean otherwise) {
        var value = tree.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new PlanFileInvalid("field '%s' is not true or false".formatted(at(name)));
        }
        return value.booleanValue();
    }

    int positive(String name) {
        var value = tree.get(name);
        if (value == null || !value.canConvertToInt() || value.intValue() < 1) {
            throw new PlanFileInvalid(
                    "field '%s' is not a number of 1 or more".formatted(at(name)));
        }
        return value.intValue();
    }

    Optional<PlanFields> object(String name) {
        var value = tree.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode fields) {
            return Optional.of(new PlanFields(fields, at(name) + "."));
        }
        throw new PlanFileInvalid("'%s' is not a list of fields".formatted(at(name)));
    }

    List<PlanFields> objects(String name) {
        var items = new ArrayList<PlanFields>();
        for (var item : list(name)) {
            var place = "%s[%d]".formatted(at(name), items.size());
            if (!(item instanceof ObjectNode fields)) {
                throw new PlanFileInvalid("'%s' is not a list of fields".formatted(place));
            }
            items.add(new PlanFields(fields, place + "."));
        }
        return items;
    }

    List<String> texts(String name) {
        var items = new ArrayList<String>();
        for (var item : list(name)) {
            if (!item.isTextual()) {
                throw new PlanFileInvalid(
                        "'%s[%d]' is not a text".formatted(at(name), items.size()));
            }
            items.add(item.textValue());
        }
        return items;
    }

    private Iterable<JsonNode> list(String name) {
        var value = tree.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new PlanFileInvalid("field '%s' is not a list".formatted(at(name)));
        }
        return value;
    }

    private String at(String name) {
        return path + name;
    }
}
