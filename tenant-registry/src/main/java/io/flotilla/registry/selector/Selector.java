package io.flotilla.registry.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Picks targets, in the language of Kubernetes label selectors: {@code tier in (free,pro),
 * region=eu, !beta}. All requirements must hold; none at all picks every target.
 *
 * <p>{@code tenant}, {@code schema}, {@code database}, {@code dialect} (its database's) and {@code
 * status} name a target's own fields, every other key a label.
 */
public record Selector(List<Requirement> requirements) {

    private static final Selector ALL = new Selector(List.of());

    public Selector {
        requirements = List.copyOf(requirements);
    }

    public static Selector all() {
        return ALL;
    }

    /** Picks those of this one's that a requirement more holds for. */
    public Selector and(Requirement more) {
        var all = new ArrayList<>(requirements);
        all.add(more);
        return new Selector(all);
    }

    /**
     * @throws SelectorInvalid naming the position of what is wrong
     */
    public static Selector parse(String text) {
        return new SelectorParser(text).parse();
    }

    /** The selector in its shortest spelling, which parses to an equal one. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
