package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which foreign keys go before anything changes and which come when all has. One that stays is
 * taken off meanwhile where the servers would not let what it stands on be changed:
 * https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html.
 */
final class ForeignKeyMoves {

    private final Map<String, Table> before;
    private final Map<String, Table> after;
    private final Map<String, AlterTable> alters = new HashMap<>();

    ForeignKeyMoves(List<Change> changes, Schema from, Schema to) {
        this.before = byName(from);
        this.after = byName(to);
        for (var change : changes) {
            if (change instanceof AlterTable alter) {
                alters.put(alter.to().name(), alter);
            }
        }
    }

    List<Draft> write() {
        refuseDangling();
        var drafts = new ArrayList<Draft>();
        before.forEach(
                (name, table) -> {
                    var going =
                            table.foreignKeys().stream().filter(key -> goes(table, key)).toList();
                    if (!going.isEmpty()) {
                        drafts.add(TableWriter.dropForeignKeys(name, going));
                    }
                });
        after.forEach(
                (name, table) -> {
                    var coming =
                            table.foreignKeys().stream().filter(key -> comes(table, key)).toList();
                    if (!coming.isEmpty()) {
                        drafts.add(TableWriter.addForeignKeys(name, coming));
                    }
                });
        return drafts;
    }

    /** With foreign_key_checks off, a key can reference what is not there; no plan leads there. */
    private void refuseDangling() {
        var reasons =
                after.values().stream()
                        .flatMap(
                                table ->
                                        table.foreignKeys().stream()
                                                .filter(
                                                        key ->
                                                                !after.containsKey(
                                                                        key.referencedTable()))
                                                .map(key -> dangling(table, key)))
                        .toList();
        if (!reasons.isEmpty()) {
            throw new PlanRefused(reasons);
        }
    }

    private static String dangling(Table table, ForeignKey key) {
        return "foreign key %s of table %s references table %s, which is not there: add that, or take the key out"
                .formatted(key.name(), table.name(), key.referencedTable());
    }

    private boolean goes(Table table, ForeignKey key) {
        var kept = after.get(table.name());
        return kept == null || !kept.foreignKeys().contains(key) || isDisturbed(table.name(), key);
    }

    private boolean comes(Table table, ForeignKey key) {
        var was = before.get(table.name());
        return was == null || !was.foreignKeys().contains(key) || isDisturbed(table.name(), key);
    }

    private boolean isDisturbed(String table, ForeignKey key) {
        return disturbs(alters.get(table), key.columns())
                || disturbs(alters.get(key.referencedTable()), key.referencedColumns())
                || !before.containsKey(key.referencedTable())
                || !after.containsKey(key.referencedTable());
    }

    private static boolean disturbs(@Nullable AlterTable alter, List<String> columns) {
        if (alter == null) {
            return false;
        }
        var from = (TableOptions.MySql) alter.from().options();
        var to = (TableOptions.MySql) alter.to().options();
        if (!from.engine().equals(to.engine())
                || !Objects.equals(from.partitioning(), to.partitioning())
                || from.systemVersioned() != to.systemVersioned()) {
            return true;
        }
        var touched = new HashSet<String>();
        alter.changes().forEach(change -> touched.addAll(touched(alter.from(), change)));
        return !Collections.disjoint(touched, columns);
    }

    private static Set<String> touched(Table from, TableChange change) {
        return switch (change) {
            case TableChange.ChangeColumnType(var column, _) -> Set.of(column.name());
            case TableChange.ChangeColumnNullability(var column, _) -> Set.of(column.name());
            case TableChange.ChangeColumnExpression(var column, _) -> Set.of(column.name());
            case TableChange.ChangeColumnOptions(var column, _) -> Set.of(column.name());
            case TableChange.DropColumn(var column) -> Set.of(column.name());
            case TableChange.DropPrimaryKey(var key) -> Set.copyOf(key.columns());
            case TableChange.AddPrimaryKey(var key) -> Set.copyOf(key.columns());
            case TableChange.DropIndex(var index) -> columns(index.name(), from);
            case TableChange.ChangeIndexOptions(var index, _, _) -> columns(index, from);
            case TableChange.ChangeIndexComment(var index, _) -> columns(index, from);
            default -> Set.of();
        };
    }

    private static Set<String> columns(String index, Table table) {
        var columns = new HashSet<String>();
        table.indexes().stream()
                .filter(it -> it.name().equals(index))
                .flatMap(it -> it.keys().stream())
                .forEach(
                        key -> {
                            if (key.column() != null) {
                                columns.add(key.column());
                            }
                        });
        if (index.equals("PRIMARY")) {
            table.columns().stream().map(Column::name).forEach(columns::add);
        }
        return columns;
    }

    private static Map<String, Table> byName(Schema schema) {
        var tables = new java.util.TreeMap<String, Table>();
        schema.tables().forEach(table -> tables.put(table.name(), table));
        return tables;
    }
}
