package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddCheck;
import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.AddExclusion;
import io.flotilla.engine.change.TableChange.AddForeignKey;
import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.AddPrimaryKey;
import io.flotilla.engine.change.TableChange.AddUnique;
import io.flotilla.engine.change.TableChange.ChangeColumnNullability;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.change.TableChange.ValidateCheck;
import io.flotilla.engine.change.TableChange.ValidateForeignKey;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions.Lineage;
import io.flotilla.engine.schema.TableOptions.PartitionOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes what a table is part of. A new partition is made as a table of its own and then attached:
 * that lets others read and write the partitioned table meanwhile, and indexes and constraints keep
 * their names, because the server takes those that fit for its own.
 */
final class PostgresLineage {

    private final PostgresContext context;

    PostgresLineage(PostgresContext context) {
        this.context = context;
    }

    static Lineage of(Table table) {
        return PostgresTableOptions.of(table).lineage();
    }

    /** Parents and the partitioned table, whichever there are. */
    static List<String> parents(Table table) {
        var lineage = of(table);
        var partitionOf = lineage.partitionOf();
        return partitionOf == null ? lineage.parents() : List.of(partitionOf.parent());
    }

    /** The tables by who inherits from whom, at whatever distance, in the order given. */
    static List<List<Table>> families(List<Table> tables) {
        var families = new ArrayList<List<Table>>();
        for (var table : tables) {
            var family = new ArrayList<Table>();
            for (var other : List.copyOf(families)) {
                if (other.stream().anyMatch(relative -> areRelated(table, relative))) {
                    families.remove(other);
                    family.addAll(other);
                }
            }
            family.add(table);
            families.add(family);
        }
        return families;
    }

    private static boolean areRelated(Table one, Table other) {
        return parents(one).contains(other.name()) || parents(other).contains(one.name());
    }

    /** Where the parent was there, the server looks for what it has, and makes what it misses. */
    List<Draft> attachNew(Table table) {
        var partitionOf = of(table).partitionOf();
        if (partitionOf == null) {
            return List.of();
        }
        var phase =
                context.partitioned(table.name()) && context.existing(partitionOf.parent())
                        ? Phase.ATTACH_PARTITIONED
                        : Phase.ATTACH_PARTITION;
        return List.of(attach(phase, table, partitionOf));
    }

    /** A partition that a foreign key of others may lead to is dropped on its own only. */
    List<Draft> detachDropped(Table table) {
        var partitionOf = of(table).partitionOf();
        return partitionOf != null
                        && context.existing(partitionOf.parent())
                        && context.referenced(partitionOf.parent())
                ? List.of(detach(table, partitionOf))
                : List.of();
    }

    /** A table of a type is of none while its columns change. */
    List<Draft> changeType(PostgresTableChanges table) {
        var from = of(table.from()).of();
        var to = of(table.to()).of();
        var drafts = new ArrayList<Draft>();
        var leaves = from != null && (to == null || changesColumns(table));
        if (leaves) {
            drafts.add(ofType(Phase.DETACH, table.to(), "NOT OF"));
        }
        if (to != null && (leaves || !to.equals(from))) {
            drafts.add(ofType(phase(table), table.to(), "OF " + to));
        }
        return drafts;
    }

    private Phase phase(PostgresTableChanges table) {
        return late(table) ? Phase.FINISH_ATTACH_PARTITION : Phase.ATTACH_PARTITION;
    }

    List<Draft> change(PostgresTableChanges table) {
        var from = of(table.from());
        var to = of(table.to());
        var phase = phase(table);
        var drafts = new ArrayList<Draft>();
        if (!keepsPartition(table.from(), table.to())) {
            if (from.partitionOf() != null) {
                drafts.add(detach(table.to(), from.partitionOf()));
            }
            if (to.partitionOf() != null) {
                drafts.add(attach(phase, table.to(), to.partitionOf()));
            }
        }
        var kept = keptParents(table.from(), table.to()).size();
        for (var parent : from.parents().subList(kept, from.parents().size())) {
            drafts.add(inherit(Phase.DETACH, table.to(), "NO INHERIT", parent));
        }
        for (var parent : to.parents().subList(kept, to.parents().size())) {
            drafts.add(inherit(phase, table.to(), "INHERIT", parent));
        }
        return drafts;
    }

    private static boolean changesColumns(PostgresTableChanges table) {
        return table.changes().stream()
                .anyMatch(
                        change ->
                                change instanceof AddColumn
                                        || change instanceof DropColumn
                                        || change instanceof ChangeColumnType);
    }

    private static Draft ofType(Phase phase, Table table, String action) {
        return PostgresColumns.alter(
                        phase, table, action, PostgresHazards.accessExclusive(table.name()))
                .phasedOnly();
    }

    /** The parents are ordered, and a new one comes last. */
    private List<String> keptParents(Table before, Table after) {
        var from = of(before).parents();
        var to = of(after).parents();
        var kept = 0;
        while (kept < from.size()
                && kept < to.size()
                && from.get(kept).equals(to.get(kept))
                && context.existing(from.get(kept))) {
            kept++;
        }
        return to.subList(0, kept);
    }

    /** A partitioned table that is made anew lets go of its partitions first. */
    private boolean keepsPartition(Table from, Table to) {
        var partitionOf = of(to).partitionOf();
        return Objects.equals(of(from).partitionOf(), partitionOf)
                && (partitionOf == null || context.existing(partitionOf.parent()));
    }

    /** Those whose changes reach the table. */
    List<String> reaching(Table from, Table to) {
        var partitionOf = of(to).partitionOf();
        if (partitionOf == null) {
            return keptParents(from, to);
        }
        return keepsPartition(from, to) ? List.of(partitionOf.parent()) : List.of();
    }

    /** Whether the table gets what its parent asks for only after the transaction. */
    private boolean late(PostgresTableChanges table) {
        return table.changes().stream().anyMatch(change -> late(table.name(), change));
    }

    private boolean late(String table, TableChange change) {
        if (change instanceof AddIndex
                || change instanceof AddPrimaryKey
                || change instanceof AddUnique) {
            return context.online(table);
        }
        if (change instanceof AddCheck(var check)) {
            return context.split(table) && check.validated();
        }
        if (change instanceof ChangeColumnNullability(_, var to)) {
            return context.split(table) && !to.nullable();
        }
        if (change instanceof AddForeignKey(var key)) {
            return key.inherited() && PostgresForeignKeys.validatesLater(context, table, key);
        }
        if (change instanceof ValidateForeignKey(var key)) {
            return key.inherited() && context.split(table);
        }
        return context.split(table)
                && (change instanceof ValidateCheck || change instanceof AddExclusion);
    }

    private Draft attach(Phase phase, Table table, PartitionOf partitionOf) {
        var draft =
                Draft.of(
                        phase,
                        "ALTER TABLE %s ATTACH PARTITION %s %s"
                                .formatted(
                                        quoted(partitionOf.parent()),
                                        quoted(table.name()),
                                        partitionOf.bound()),
                        PostgresHazards.shareUpdateExclusive(partitionOf.parent(), true),
                        PostgresHazards.accessExclusiveThroughout(table.name()),
                        PostgresHazards.scan(
                                table.name(), "every row is checked against the bound"),
                        PostgresHazards.dataDependent(
                                table.name(), "it fails if some row is outside the bound"));
        var other = context.defaultPartitionOf(partitionOf.parent());
        return (other == null || other.equals(table.name())
                        ? draft
                        : draft.withHazard(PostgresHazards.accessExclusiveThroughout(other))
                                .withHazard(
                                        PostgresHazards.scan(
                                                other, "no row may belong into the new partition")))
                .phasedOnly();
    }

    private static Draft detach(Table table, PartitionOf partitionOf) {
        return Draft.of(
                        Phase.DETACH,
                        "ALTER TABLE %s DETACH PARTITION %s"
                                .formatted(quoted(partitionOf.parent()), quoted(table.name())),
                        PostgresHazards.accessExclusive(partitionOf.parent()),
                        PostgresHazards.accessExclusive(table.name()))
                .phasedOnly();
    }

    private static Draft inherit(Phase phase, Table table, String verb, String parent) {
        return PostgresColumns.alter(
                        phase,
                        table,
                        verb + " " + quoted(parent),
                        PostgresHazards.accessExclusive(table.name()),
                        PostgresHazards.shareUpdateExclusive(parent, true))
                .phasedOnly();
    }
}
