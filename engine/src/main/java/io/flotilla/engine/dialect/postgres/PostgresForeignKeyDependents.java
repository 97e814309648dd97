package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddForeignKey;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.ChangeConstraintComment;
import io.flotilla.engine.change.TableChange.ChangeDeferrability;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.change.TableChange.DropForeignKey;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.change.TableChange.ValidateForeignKey;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Foreign keys that have to go and come again because a column of theirs takes a type the other
 * side's cannot be compared with meanwhile, because the key or table they rest on is made anew, or
 * because they cannot be validated as they are.
 */
final class PostgresForeignKeyDependents {

    private record TableColumns(String table, Set<String> columns) {}

    private final List<AlterTable> tables;
    private final Set<TableColumns> lostKeys = new HashSet<>();
    private final Set<TableColumns> movedColumns = new HashSet<>();
    private final Set<String> dropped;

    /**
     * @param dropped tables that go, if only to be made anew
     */
    PostgresForeignKeyDependents(List<AlterTable> tables, List<Table> dropped) {
        this.tables = tables;
        this.dropped = dropped.stream().map(Table::name).collect(Collectors.toSet());
        for (var table : tables) {
            for (var change : table.changes()) {
                note(table.to().name(), change);
            }
        }
    }

    List<AlterTable> include() {
        return tables.stream()
                .map(table -> new AlterTable(table.from(), table.to(), changes(table)))
                .toList();
    }

    private List<TableChange> changes(AlterTable table) {
        var changes = new ArrayList<>(table.changes());
        for (var key : table.to().foreignKeys()) {
            var before =
                    table.from().foreignKeys().stream()
                            .filter(old -> old.name().equals(key.name()))
                            .findFirst()
                            .orElse(null);
            if (before != null
                    && !changes.contains(new DropForeignKey(before))
                    && (mustGo(table.to().name(), before) || cannotValidate(changes, key))) {
                changes.removeIf(change -> about(change, key.name()));
                changes.add(new DropForeignKey(before));
                changes.add(new AddForeignKey(key));
            }
        }
        return changes;
    }

    private boolean mustGo(String table, ForeignKey key) {
        return dropped.contains(key.referencedTable())
                || moved(table, key.columns())
                || moved(key.referencedTable(), key.referencedColumns())
                || lostKeys.contains(
                        new TableColumns(
                                key.referencedTable(), Set.copyOf(key.referencedColumns())));
    }

    /** See {@link PostgresForeignKeys#validatesLater}. */
    private boolean cannotValidate(List<TableChange> changes, ForeignKey key) {
        return changes.contains(new ValidateForeignKey(key))
                && tables.stream()
                        .map(AlterTable::to)
                        .filter(PostgresTableOptions::partitioned)
                        .anyMatch(table -> table.name().equals(key.referencedTable()));
    }

    private boolean moved(String table, Collection<String> columns) {
        return columns.stream()
                .anyMatch(column -> movedColumns.contains(new TableColumns(table, Set.of(column))));
    }

    private void note(String table, TableChange change) {
        if (change instanceof ChangeColumnType(var from, var to) && moves(from, to)) {
            movedColumns.add(new TableColumns(table, Set.of(to.name())));
        } else if (change instanceof DropColumn(var column)) {
            movedColumns.add(new TableColumns(table, Set.of(column.name())));
        } else if (change instanceof DropPrimaryKey(var key)) {
            lostKeys.add(new TableColumns(table, Set.copyOf(key.columns())));
        } else if (change instanceof DropUnique(var key)) {
            lostKeys.add(new TableColumns(table, Set.copyOf(key.columns())));
        } else if (change instanceof DropIndex(var index) && index.unique()) {
            lostKeys.add(new TableColumns(table, columns(index)));
        }
    }

    /** Whether values of the two cannot be compared, or compare in another way. */
    private static boolean moves(Column from, Column to) {
        return !PostgresType.of(from.type()).sameFamilyAs(PostgresType.of(to.type()))
                || from.type().equals(to.type());
    }

    private static Set<String> columns(Index index) {
        return index.keys().stream()
                .map(IndexKey::column)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean about(TableChange change, String name) {
        return (change instanceof ValidateForeignKey(var key) && key.name().equals(name))
                || (change instanceof ChangeDeferrability(_, var to) && to.name().equals(name))
                || (change instanceof ChangeConstraintComment(var constraint, _)
                        && constraint.equals(name));
    }
}
