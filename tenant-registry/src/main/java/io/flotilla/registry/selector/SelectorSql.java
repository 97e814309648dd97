package io.flotilla.registry.selector;

import io.flotilla.registry.label.LabelJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A selector as a condition on the table {@code target} under the alias {@code t}. Every key and
 * value of the selector is a bind parameter, named {@code selector0} and on.
 *
 * @param condition always a complete condition, {@code TRUE} for a selector that picks all
 */
public record SelectorSql(String condition, Map<String, Object> binds) {

    public SelectorSql {
        binds = Map.copyOf(binds);
    }

    public static SelectorSql of(Selector selector) {
        var binds = new LinkedHashMap<String, Object>();
        UnaryOperator<String> bind =
                value -> {
                    var name = "selector" + binds.size();
                    binds.put(name, value);
                    return ":" + name;
                };
        var condition =
                selector.requirements().stream()
                        .map(requirement -> condition(requirement, bind))
                        .collect(Collectors.joining(" AND "));
        return new SelectorSql(condition.isEmpty() ? "TRUE" : condition, binds);
    }

    private static String condition(Requirement requirement, UnaryOperator<String> bind) {
        return switch (requirement) {
            case Requirement.In(var key, var values) -> in(key, values, bind);
            case Requirement.NotIn(var key, var values) -> "NOT " + in(key, values, bind);
            case Requirement.Exists(var key) -> exists(key, bind);
            case Requirement.Missing(var key) -> "NOT " + exists(key, bind);
        };
    }

    /** Containment, and not {@code ->>}, because the index on labels answers only that. */
    private static String in(String key, List<String> values, UnaryOperator<String> bind) {
        var field = Field.named(key);
        if (field.isPresent()) {
            var parameters = values.stream().map(bind).collect(Collectors.joining(", "));
            return "(%s)".formatted(field.get().in(parameters));
        }
        return values.stream()
                .map(value -> bind.apply(LabelJson.write(Map.of(key, value))))
                .map("t.labels @> CAST(%s AS jsonb)"::formatted)
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String exists(String key, UnaryOperator<String> bind) {
        return Field.named(key).isPresent()
                ? "TRUE"
                : "(t.labels -> CAST(%s AS text) IS NOT NULL)".formatted(bind.apply(key));
    }
}
