package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tables refer to each other in a circle. */
final class ForeignKeyCycle extends SchemaRule {

    ForeignKeyCycle() {
        super("foreign-key-cycle", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        var keys = new HashMap<String, Set<String>>();
        for (var table : schema.tables()) {
            keys.put(
                    table.name(),
                    table.foreignKeys().stream()
                            .filter(key -> key.deferrability() == Deferrability.NOT_DEFERRABLE)
                            .map(ForeignKey::referencedTable)
                            .filter(name -> !name.equals(table.name()))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        for (var table : schema.tables()) {
            var back = reachable(table.name(), keys);
            if (back.contains(table.name())
                    && back.stream().noneMatch(other -> first(other, table.name(), keys))) {
                report.add(
                        TableNames.of(table),
                        "table %s refers to itself by way of %s: no order of inserts satisfies the keys; make one of them DEFERRABLE"
                                .formatted(
                                        table.name(),
                                        back.stream()
                                                .filter(name -> !name.equals(table.name()))
                                                .filter(
                                                        name ->
                                                                reachable(name, keys)
                                                                        .contains(table.name()))
                                                .collect(Collectors.joining(", "))));
            }
        }
    }

    /** A circle is told once, of the table that comes first by name. */
    private static boolean first(String other, String table, Map<String, Set<String>> keys) {
        return other.compareTo(table) < 0 && reachable(other, keys).contains(table);
    }

    private static Set<String> reachable(String table, Map<String, Set<String>> keys) {
        var reached = new TreeSet<String>();
        var ahead = new ArrayDeque<>(keys.getOrDefault(table, Set.of()));
        while (!ahead.isEmpty()) {
            var next = ahead.pop();
            if (reached.add(next)) {
                ahead.addAll(keys.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
