package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@code name=value} as the server takes it: storage parameters, options, attributes. */
final class PostgresParameters {

    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z]+|-?[0-9]+(\\.[0-9]+)?");

    private PostgresParameters() {}

    /** {@code WITH (…)}, or nothing. */
    static String with(List<String> parameters) {
        return parameters.isEmpty() ? "" : " WITH " + list(parameters);
    }

    /** {@code (a = 1, b = 'x y')}. */
    static String list(List<String> parameters) {
        return byName(parameters).entrySet().stream()
                .map(entry -> "%s = %s".formatted(name(entry.getKey()), value(entry.getValue())))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code SET (…)} and {@code RESET (…)}, as far as needed. */
    static List<String> changes(List<String> from, List<String> to) {
        var changes = new ArrayList<String>();
        var set = to.stream().filter(parameter -> !from.contains(parameter)).toList();
        if (!set.isEmpty()) {
            changes.add("SET " + list(set));
        }
        var left = byName(to);
        var reset = byName(from).keySet().stream().filter(name -> !left.containsKey(name)).toList();
        if (!reset.isEmpty()) {
            changes.add(
                    reset.stream()
                            .map(PostgresParameters::name)
                            .collect(Collectors.joining(", ", "RESET (", ")")));
        }
        return changes;
    }

    /** {@code OPTIONS (a '1')} of what is new and foreign, or nothing. */
    static String options(List<String> options) {
        return options.isEmpty()
                ? ""
                : byName(options).entrySet().stream()
                        .map(entry -> option(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", ", " OPTIONS (", ")"));
    }

    /** {@code OPTIONS (ADD …, SET …, DROP …)}. */
    static String optionChanges(List<String> from, List<String> to) {
        var before = byName(from);
        var after = byName(to);
        var parts = new ArrayList<String>();
        before.forEach(
                (name, _) -> {
                    if (!after.containsKey(name)) {
                        parts.add("DROP " + quoted(name));
                    }
                });
        after.forEach(
                (name, value) -> {
                    var old = before.get(name);
                    if (!value.equals(old)) {
                        parts.add((old == null ? "ADD " : "SET ") + option(name, value));
                    }
                });
        return parts.stream().collect(Collectors.joining(", ", "OPTIONS (", ")"));
    }

    private static String option(String name, String value) {
        return quoted(name) + " " + PostgresText.literal(value);
    }

    /** Parameters of the TOAST table are named {@code toast.…}. */
    private static String name(String name) {
        var dot = name.indexOf('.');
        return dot < 0
                ? quoted(name)
                : quoted(name.substring(0, dot)) + "." + quoted(name.substring(dot + 1));
    }

    private static String value(String value) {
        return PLAIN_VALUE.matcher(value).matches() ? value : PostgresText.literal(value);
    }

    private static Map<String, String> byName(List<String> parameters) {
        var byName = new LinkedHashMap<String, String>();
        for (var parameter : parameters) {
            var sign = parameter.indexOf('=');
            byName.put(parameter.substring(0, sign), parameter.substring(sign + 1));
        }
        return byName;
    }
}
