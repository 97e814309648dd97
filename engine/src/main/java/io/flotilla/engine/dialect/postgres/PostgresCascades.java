package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.TableChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A change of a table reaches those that inherit from it. What reaches a table that way is taken
 * from its own changes, and what reaches it though it is to stay otherwise is set right after. A
 * table that is attached or detached on the way is on its own meanwhile.
 */
final class PostgresCascades {

    private final PostgresContext context;

    PostgresCascades(PostgresContext context) {
        this.context = context;
    }

    /** Parents come first. */
    List<Change> without(List<Change> changes) {
        var all =
                new ArrayList<>(
                        changes.stream()
                                .filter(change -> !(change instanceof AlterTable))
                                .sorted(Comparator.comparingInt(this::depth))
                                .toList());
        Map<String, List<TableChange>> asked = new HashMap<>();
        for (var change : changes) {
            if (change instanceof AlterTable(_, var to, var inside)) {
                asked.put(to.name(), inside);
            }
        }
        var lineage = new PostgresLineage(context);
        for (var to : context.kept()) {
            var from = Objects.requireNonNull(context.before(to.name()));
            var own = asked.getOrDefault(to.name(), List.of());
            for (var parent : lineage.reaching(from, to)) {
                own = new PostgresReach(from, to, alter(parent, asked)).rest(own);
            }
            if (!own.isEmpty()) {
                all.add(new AlterTable(from, to, own));
            }
        }
        return all;
    }

    private AlterTable alter(String table, Map<String, List<TableChange>> asked) {
        return new AlterTable(
                Objects.requireNonNull(context.before(table)),
                Objects.requireNonNull(context.after(table)),
                asked.getOrDefault(table, List.of()));
    }

    private int depth(Change change) {
        return change instanceof CreateTable(var table) ? context.depth(table.name()) : 0;
    }
}
