package io.flotilla.engine.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two lists of named things, matched by what names them: those that went, those that came, those in
 * both.
 */
record Pairs<T>(List<T> removed, List<T> added, List<Pair<T>> both) {

    record Pair<T>(T from, T to) {}

    static <T> Pairs<T> of(List<T> from, List<T> to, Function<T, ?> name) {
        var before = byName(from, name);
        var after = byName(to, name);
        var both = new ArrayList<Pair<T>>();
        after.forEach(
                (key, value) -> {
                    var old = before.get(key);
                    if (old != null) {
                        both.add(new Pair<>(old, value));
                    }
                });
        return new Pairs<>(
                from.stream().filter(item -> !after.containsKey(name.apply(item))).toList(),
                to.stream().filter(item -> !before.containsKey(name.apply(item))).toList(),
                both);
    }

    private static <T> Map<Object, T> byName(List<T> items, Function<T, ?> name) {
        return items.stream()
                .collect(
                        Collectors.toMap(
                                name, item -> item, (one, other) -> one, LinkedHashMap::new));
    }
}
