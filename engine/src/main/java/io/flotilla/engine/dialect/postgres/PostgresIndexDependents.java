package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Indexes and keys of partitioned tables that have to go and come again because a partition's part
 * of them changes: the server lets go of an attached index only with the one it is attached to, see
 * https://www.postgresql.org/docs/17/sql-dropindex.html.
 */
final class PostgresIndexDependents {

    private final PostgresContext context;
    private final PostgresLineage lineage;
    private final List<AlterTable> asked;
    private final Map<String, AlterTable> tables = new HashMap<>();

    /**
     * @param tables all that are there on both sides
     */
    PostgresIndexDependents(PostgresContext context, List<AlterTable> tables) {
        this.context = context;
        this.lineage = new PostgresLineage(context);
        this.asked = tables;
        tables.forEach(this::put);
    }

    /** What is made anew may be a part itself. */
    List<AlterTable> include() {
        asked.forEach(this::includeAlike);
        var more = true;
        while (more) {
            more = false;
            for (var table : asked) {
                more |= includeWholes(now(table.to().name()));
            }
        }
        return asked.stream().map(table -> now(table.to().name())).toList();
    }

    /**
     * When a table is attached, the server takes the oldest of indexes that are alike for its part:
     * those that are to stay the table's own are made again, after that part.
     */
    private void includeAlike(AlterTable part) {
        if (PostgresLineage.of(part.to()).partitionOf() == null
                || !lineage.reaching(part.from(), part.to()).isEmpty()) {
            return;
        }
        var attached =
                TableIndex.of(part.to()).stream()
                        .filter(index -> index.attachedTo() != null)
                        .map(TableIndex::columns)
                        .collect(Collectors.toSet());
        var before = TableIndex.of(part.from());
        var changes = new ArrayList<>(part.changes());
        for (var index : TableIndex.of(part.to())) {
            if (index.attachedTo() == null
                    && before.contains(index)
                    && attached.contains(index.columns())
                    && !changes.contains(index.add())) {
                changes.add(index.drop());
                changes.add(index.add());
                context.noteRemade(
                        Set.of(
                                ObjectName.part(
                                        ObjectName.Kind.INDEX, part.to().name(), index.name())));
            }
        }
        put(new AlterTable(part.from(), part.to(), changes));
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
        var names = TableIndex.renamed(Set.of(index.name()), changes);
        return changes.stream()
                .anyMatch(
                        change ->
                                change instanceof ChangeIndexOptions(var name, _, var to)
                                        && names.contains(name)
                                        && !Objects.equals(
                                                PostgresIndexOptions.of(to).attachedTo(),
                                                index.attachedTo()));
    }

    private static List<TableChange> madeAnew(AlterTable table, Set<String> indexes) {
        var changes = new ArrayList<>(table.changes());
        var then = TableIndex.renamed(indexes, table.changes());
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
