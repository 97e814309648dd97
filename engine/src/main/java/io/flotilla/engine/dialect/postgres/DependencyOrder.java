package io.flotilla.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts named things after what they use, otherwise in the order given; a circle is cut open. */
final class DependencyOrder<T> {

    private final Map<String, T> items = new LinkedHashMap<>();
    private final Function<T, ? extends Collection<String>> uses;
    private final Set<String> seen = new HashSet<>();
    private final List<T> sorted = new ArrayList<>();

    private DependencyOrder(Function<T, ? extends Collection<String>> uses) {
        this.uses = uses;
    }

    static <T> List<T> sort(
            List<T> items,
            Function<T, String> name,
            Function<T, ? extends Collection<String>> uses) {
        var order = new DependencyOrder<T>(uses);
        items.forEach(item -> order.items.put(name.apply(item), item));
        items.forEach(item -> order.visit(name.apply(item)));
        return order.sorted;
    }

    private void visit(String name) {
        var item = items.get(name);
        if (item == null || !seen.add(name)) {
            return;
        }
        uses.apply(item).forEach(this::visit);
        sorted.add(item);
    }
}
