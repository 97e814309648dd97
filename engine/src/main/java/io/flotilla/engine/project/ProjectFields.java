package io.flotilla.engine.project;

import io.flotilla.engine.Nearest;
import io.flotilla.engine.ShortDuration;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of a project file, read field by field; refusals name the file, line and field. */
final class ProjectFields {

    private final String file;
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final int line;

    private ProjectFields(String file, String path, MappingNode node) {
        this.file = file;
        this.path = path;
        this.line = line(node);
        for (var entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw invalid(line(entry.getKeyNode()), "a field's name must be a text");
            }
            if (values.put(key.getValue(), entry.getValueNode()) != null) {
                throw invalid(line(key), "field '%s' is there twice".formatted(at(key.getValue())));
            }
        }
    }

    private ProjectFields(String file, String path, int line) {
        this.file = file;
        this.path = path;
        this.line = line;
    }

    /** The document's mapping; nothing where the document is empty. */
    static Optional<ProjectFields> parse(String file, String text, List<String> known) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null || isNull(root)) {
                return Optional.empty();
            }
            if (!(root instanceof MappingNode mapping)) {
                throw new ProjectFileInvalid(
                        "%s:%d: not a mapping of %s"
                                .formatted(file, line(root), String.join(", ", known)));
            }
            return Optional.of(new ProjectFields(file, "", mapping).only(known));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var place = mark == null ? file : "%s:%d".formatted(file, mark.getLine() + 1);
            throw new ProjectFileInvalid("%s: not YAML: %s".formatted(place, e.getProblem()), e);
        } catch (YAMLException e) {
            throw new ProjectFileInvalid("%s: not YAML: %s".formatted(file, e.getMessage()), e);
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        var value = values.get(name);
        return value != null && !isNull(value);
    }

    /** The error for what is wrong with a field, as in {@code plan.drops 'x' is …}. */
    ProjectFileInvalid refused(String name, String why) {
        var value = values.get(name);
        return invalid(value == null ? line : line(value), "%s %s".formatted(at(name), why));
    }

    String text(String name) {
        var value = optionalText(name);
        if (value == null || value.isBlank()) {
            throw refused(name, "is missing");
        }
        return value;
    }

    @Nullable String optionalText(String name) {
        if (!has(name)) {
            return null;
        }
        if (values.get(name) instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw refused(name, "must be a text");
    }

    boolean flag(String name, boolean fallback) {
        var value = optionalText(name);
        if (value == null) {
            return fallback;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "'%s' is neither true nor false".formatted(value));
        };
    }

    Duration duration(String name, Duration fallback, Duration most) {
        var value = optionalText(name);
        if (value == null) {
            return fallback;
        }
        return ShortDuration.parse(value)
                .filter(found -> found.isPositive() && found.compareTo(most) <= 0)
                .orElseThrow(
                        () ->
                                refused(
                                        name,
                                        "'%s' is not a duration from 1ms to %s, such as 500ms, 30s, 10m or 1h30m"
                                                .formatted(value, ShortDuration.format(most))));
    }

    /** The constant whose {@link #label} the field holds. */
    <E extends Enum<E>> E oneOf(String name, Class<E> type, E fallback) {
        var constants = type.getEnumConstants();
        var labels = Arrays.stream(constants).map(ProjectFields::label).toList();
        var value = oneOf(name, labels, label(fallback));
        return constants[labels.indexOf(value)];
    }

    String oneOf(String name, List<String> labels, String fallback) {
        var value = optionalText(name);
        if (value == null) {
            return fallback;
        }
        if (labels.contains(value)) {
            return value;
        }
        throw refused(
                name,
                "'%s' is not one of %s%s"
                        .formatted(value, String.join(", ", labels), Nearest.hint(value, labels)));
    }

    /** The mapping under a name, an empty one where it is absent; refuses other fields. */
    ProjectFields mapping(String name, List<String> known) {
        return mapping(name).only(known);
    }

    /** The mapping under a name, whatever its fields; an empty one where it is absent. */
    ProjectFields mapping(String name) {
        if (!has(name)) {
            return new ProjectFields(file, at(name), line);
        }
        if (values.get(name) instanceof MappingNode mapping) {
            return new ProjectFields(file, at(name), mapping);
        }
        throw refused(name, "must be a mapping");
    }

    /** Each mapping of the list under a name; none where it is absent. */
    List<ProjectFields> mappings(String name, List<String> known) {
        var found = new ArrayList<ProjectFields>();
        for (var item : items(name)) {
            var place = "%s[%d]".formatted(at(name), found.size());
            if (!(item instanceof MappingNode mapping)) {
                throw invalid(
                        line(item),
                        "%s must be a mapping of %s".formatted(place, String.join(", ", known)));
            }
            found.add(new ProjectFields(file, place, mapping).only(known));
        }
        return found;
    }

    /** The texts of the list under a name, or the one text that is there in place of a list. */
    List<String> texts(String name) {
        if (has(name) && values.get(name) instanceof ScalarNode one) {
            return List.of(one.getValue());
        }
        var found = new ArrayList<String>();
        for (var item : items(name)) {
            if (!(item instanceof ScalarNode text)) {
                throw invalid(
                        line(item), "%s[%d] must be a text".formatted(at(name), found.size()));
            }
            found.add(text.getValue());
        }
        return found;
    }

    /** How a file writes one of a few words. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Node> items(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (values.get(name) instanceof SequenceNode list) {
            return list.getValue();
        }
        throw refused(name, "must be a list");
    }

    private ProjectFields only(List<String> known) {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                var value = values.get(name);
                throw invalid(
                        value == null ? line : line(value),
                        "unknown field '%s'%s".formatted(at(name), Nearest.hintOrAll(name, known)));
            }
        }
        return this;
    }

    private ProjectFileInvalid invalid(int line, String message) {
        return new ProjectFileInvalid("%s:%d: %s".formatted(file, line, message));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
