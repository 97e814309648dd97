package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Indexes and keys of partitioned tables that have to go and come again because a partition's part
 * of them changes: the server lets go of an attached index only with the one it is attached to, see
 * https://www.postgresql.org/docs/17/sql-dropindex.html.
 */
final class PostgresIndexDependents {

    private final PostgresLineage lineage;
    private final List<AlterTable> asked;
    private final Map<String, AlterTable> tables = new HashMap<>();

    /**
     * @param tables all that are there on both sides
     */
    PostgresIndexDependents(PostgresContext context, List<AlterTable> tables) {
        this.lineage = new PostgresLineage(context);
        this.asked = tables;
        tables.forEach(this::put);
    }

    /** What is made anew may be a part itself. */
    List<AlterTable> include() {
        var more = true;
        while (more) {
            more = false;
            for (var table : asked) {
                more |= includeWholes(now(table.to().name()));
            }
        }
        return asked.stream().map(table -> now(table.to().name())).toList();
    }

    private void put(AlterTable table) {
        tables.put(table.to().name(), table);
    }

    private AlterTable now(String table) {
        return Objects.requireNonNull(tables.get(table));
    }

    /** Whether some index had to be added that the table's are attached to. */
    private boolean includeWholes(AlterTable part) {
        var partitionOf = PostgresLineage.of(part.to()).partitionOf();
        if (partitionOf == null || lineage.reaching(part.from(), part.to()).isEmpty()) {
            return false;
        }
        var whole = now(partitionOf.parent());
        var wanted = leaving(part);
        wanted.removeAll(TableIndex.dropped(whole.from(), whole.changes()));
        if (wanted.isEmpty()) {
            return false;
        }
        put(new AlterTable(whole.from(), whole.to(), madeAnew(whole, wanted)));
        return true;
    }

    /** What those indexes of the table are attached to that go, or are to be on their own. */
    private static Set<String> leaving(AlterTable part) {
        var dropped = TableIndex.dropped(part.from(), part.changes());
        var wholes = new HashSet<String>();
        for (var index : TableIndex.of(part.from())) {
            if (index.attachedTo() != null
                    && (dropped.contains(index.name()) || isDetached(index, part.changes()))) {
                wholes.add(index.attachedTo());
            }
        }
        return wholes;
    }

    private static boolean isDetached(TableIndex index, List<TableChange> changes) {
        return changes.stream()
                .anyMatch(
                        change ->
                                change instanceof ChangeIndexOptions(var name, _, var to)
                                        && name.equals(index.name())
                                        && !Objects.equals(
                                                PostgresIndexes.of(to).attachedTo(),
                                                index.attachedTo()));
    }

    private static List<TableChange> madeAnew(AlterTable table, Set<String> indexes) {
        var changes = new ArrayList<>(table.changes());
        var then = new HashSet<>(indexes);
        for (var change : table.changes()) {
            if (change instanceof RenamePrimaryKey(var from, var to)
                    && indexes.contains(from.name())) {
                then.add(to.name());
            }
        }
        changes.removeIf(change -> TableIndex.alters(change, then));
        TableIndex.of(table.from()).stream()
                .filter(index -> indexes.contains(index.name()))
                .forEach(index -> changes.add(index.drop()));
        TableIndex.of(table.to()).stream()
                .filter(index -> then.contains(index.name()) && !changes.contains(index.add()))
                .forEach(index -> changes.add(index.add()));
        return changes;
    }
}
