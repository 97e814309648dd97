package io.flotilla.orchestrator.release;

import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sorts tables into layers from left to right, each right of the tables it refers to as far as
 * there is no cycle, and within a layer near the tables it has to do with.
 */
final class DiagramLayers {

    private static final int SWEEPS = 4;

    private final Map<String, Set<String>> parents = new TreeMap<>();
    private final Map<String, Set<String>> children = new TreeMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    private DiagramLayers(List<Table> tables) {
        for (var table : tables) {
            parents.put(table.name(), new LinkedHashSet<>());
            children.put(table.name(), new LinkedHashSet<>());
        }
        for (var table : tables) {
            table.foreignKeys().stream()
                    .map(ForeignKey::referencedTable)
                    .filter(parent -> !parent.equals(table.name()) && parents.containsKey(parent))
                    .forEach(
                            parent -> {
                                neighbours(parents, table.name()).add(parent);
                                neighbours(children, parent).add(table.name());
                            });
        }
        parents.keySet().forEach(table -> depth(table, new HashSet<>()));
    }

    /** Those with foreign keys to or from another table; the others have no place in a layer. */
    static List<List<String>> of(List<Table> tables) {
        var layers = new DiagramLayers(tables);
        var sorted = layers.byDepth();
        for (var sweep = 0; sweep < SWEEPS; sweep++) {
            layers.sweep(sorted, layers.parents);
            layers.sweep(sorted.reversed(), layers.children);
        }
        return sorted;
    }

    private static Set<String> neighbours(Map<String, Set<String>> side, String table) {
        return side.getOrDefault(table, Set.of());
    }

    /** A reference back to a table that is being looked at closes a cycle, and does not count. */
    private int depth(String table, Set<String> above) {
        var known = depths.get(table);
        if (known != null) {
            return known;
        }
        above.add(table);
        var depth = 0;
        for (var parent : neighbours(parents, table)) {
            if (!above.contains(parent)) {
                depth = Math.max(depth, depth(parent, above) + 1);
            }
        }
        above.remove(table);
        depths.put(table, depth);
        return depth;
    }

    private List<List<String>> byDepth() {
        var layers = new TreeMap<Integer, List<String>>();
        depths.keySet().stream()
                .sorted()
                .filter(
                        table ->
                                Stream.of(parents, children)
                                        .map(side -> neighbours(side, table))
                                        .anyMatch(found -> !found.isEmpty()))
                .forEach(
                        table ->
                                layers.computeIfAbsent(
                                                depths.getOrDefault(table, 0),
                                                _ -> new ArrayList<>())
                                        .add(table));
        return new ArrayList<>(layers.values());
    }

    private void sweep(List<List<String>> layers, Map<String, Set<String>> side) {
        var places = new HashMap<String, Integer>();
        for (var layer : layers) {
            var before = List.copyOf(layer);
            layer.sort(
                    Comparator.comparingDouble(
                            table ->
                                    middle(
                                            places,
                                            neighbours(side, table),
                                            before.indexOf(table))));
            for (var place = 0; place < layer.size(); place++) {
                places.put(layer.get(place), place);
            }
        }
    }

    private static double middle(
            Map<String, Integer> places, Collection<String> neighbours, int without) {
        return neighbours.stream()
                .filter(places::containsKey)
                .mapToInt(table -> places.getOrDefault(table, 0))
                .average()
                .orElse(without);
    }
}
