package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddForeignKey;
import io.flotilla.engine.change.TableChange.DropForeignKey;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Foreign keys that partitions have from a table they are no part of in the end. Keys go before
 * partitions are detached, because no row of theirs may lead into a partition that is; one that
 * goes from the whole goes from its partitions, and whichever of these is to have it gets it again.
 */
final class PostgresDetachedKeys {

    private final PostgresLineage lineage;
    private final List<AlterTable> tables;
    private final List<Table> dropped;

    /**
     * @param tables all that are there on both sides
     */
    PostgresDetachedKeys(PostgresContext context, List<AlterTable> tables, List<Table> dropped) {
        this.lineage = new PostgresLineage(context);
        this.tables = tables;
        this.dropped = dropped;
    }

    /** Keys of dropped tables that have to go before the tables do. */
    Set<ObjectName> goneFirst() {
        var gone = new HashSet<ObjectName>();
        for (var whole : dropped) {
            for (var key : whole.foreignKeys()) {
                if (leaving(whole.name()).anyMatch(part -> drops(part, key))) {
                    gone.add(ObjectName.part(Kind.CONSTRAINT, whole.name(), key.name()));
                }
            }
        }
        return gone;
    }

    /** The tables' changes without keys that go with the whole's, and with those that stay. */
    List<AlterTable> include() {
        var gone = goneFirst();
        return tables.stream()
                .map(part -> new AlterTable(part.from(), part.to(), changes(part, gone)))
                .toList();
    }

    private List<TableChange> changes(AlterTable part, Set<ObjectName> gone) {
        var partitionOf = PostgresLineage.of(part.from()).partitionOf();
        if (partitionOf == null || !leaves(part)) {
            return part.changes();
        }
        var whole = partitionOf.parent();
        var changes = new ArrayList<>(part.changes());
        for (var key : part.from().foreignKeys()) {
            if (key.inherited() && goesFrom(whole, key, gone) && !changes.remove(drop(key))) {
                part.to().foreignKeys().stream()
                        .filter(then -> then.name().equals(key.name()))
                        .forEach(then -> changes.add(new AddForeignKey(then)));
            }
        }
        return changes;
    }

    private boolean goesFrom(String whole, ForeignKey key, Set<ObjectName> gone) {
        return dropped.stream()
                        .filter(table -> table.name().equals(whole))
                        .flatMap(table -> table.foreignKeys().stream())
                        .filter(theirs -> PostgresReach.alike(theirs, key))
                        .anyMatch(
                                theirs ->
                                        gone.contains(
                                                ObjectName.part(
                                                        Kind.CONSTRAINT, whole, theirs.name())))
                || tables.stream()
                        .filter(table -> table.to().name().equals(whole))
                        .flatMap(table -> table.changes().stream())
                        .anyMatch(
                                change ->
                                        change instanceof DropForeignKey(var theirs)
                                                && PostgresReach.alike(theirs, key));
    }

    /** The partitions of the table that stay and are no part of it any more. */
    private Stream<AlterTable> leaving(String whole) {
        return tables.stream()
                .filter(
                        part -> {
                            var partitionOf = PostgresLineage.of(part.from()).partitionOf();
                            return partitionOf != null && partitionOf.parent().equals(whole);
                        })
                .filter(this::leaves);
    }

    private boolean leaves(AlterTable part) {
        return lineage.reaching(part.from(), part.to()).isEmpty();
    }

    private static boolean drops(AlterTable part, ForeignKey key) {
        return part.changes().stream()
                .anyMatch(
                        change ->
                                change instanceof DropForeignKey(var ours)
                                        && ours.inherited()
                                        && PostgresReach.alike(ours, key));
    }

    private static TableChange drop(ForeignKey key) {
        return new DropForeignKey(key);
    }
}
