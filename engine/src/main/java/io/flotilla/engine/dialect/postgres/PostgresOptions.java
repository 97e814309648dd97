package io.flotilla.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the options of relations, {@code name=value} as the catalog has them. */
final class PostgresOptions {

    private PostgresOptions() {}

    /** The clause that begins with {@code WITH}, with a blank before it; nothing for no options. */
    static String with(List<String> options) {
        return options.isEmpty() ? "" : " WITH (%s)".formatted(list(options));
    }

    /** The {@code SET} and {@code RESET} actions that lead from some options to others. */
    static List<String> change(List<String> from, List<String> to) {
        var actions = new ArrayList<String>();
        var set = to.stream().filter(option -> !from.contains(option)).toList();
        if (!set.isEmpty()) {
            actions.add("SET (%s)".formatted(list(set)));
        }
        var kept = to.stream().map(PostgresOptions::name).toList();
        var reset =
                from.stream()
                        .map(PostgresOptions::name)
                        .filter(name -> !kept.contains(name))
                        .toList();
        if (!reset.isEmpty()) {
            actions.add("RESET (%s)".formatted(String.join(", ", reset)));
        }
        return actions;
    }

    /** Values may hold anything, names are the server's or an extension's and plain. */
    private static String list(List<String> options) {
        return options.stream()
                .map(option -> name(option) + "=" + value(option))
                .collect(Collectors.joining(", "));
    }

    private static String name(String option) {
        return option.substring(0, option.indexOf('='));
    }

    private static String value(String option) {
        var value = option.substring(option.indexOf('=') + 1);
        return value.matches("[a-z]+|-?[0-9]+(\\.[0-9]+)?") ? value : PostgresText.literal(value);
    }
}
