package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.AlterView;
import io.flotilla.engine.change.Change.CreateView;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.Change.DropView;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds what the server demands besides the changes asked for: objects that stand in the way of a
 * change and have to go and come again, though they are the same before and after.
 */
final class PostgresDependents {

    private final Schema from;
    private final Schema to;
    private final PostgresContext context;

    PostgresDependents(Schema from, Schema to, PostgresContext context) {
        this.from = from;
        this.to = to;
        this.context = context;
    }

    List<Change> include(List<Change> changes) {
        var tables = tables(changes);
        var all = new ArrayList<Change>();
        for (var change : changes) {
            if (!(change instanceof AlterTable) && !ofView(change)) {
                all.add(change);
            }
        }
        all.addAll(tables);
        all.addAll(views(changes, tables));
        return all;
    }

    private List<AlterTable> tables(List<Change> changes) {
        Map<String, List<TableChange>> asked = new HashMap<>();
        for (var change : changes) {
            if (change instanceof AlterTable(_, var table, var inside)) {
                asked.put(table.name(), inside);
            }
        }
        var altered = new ArrayList<AlterTable>();
        for (var table : to.tables()) {
            var before = context.before(table.name());
            if (before != null) {
                var inside =
                        new PostgresTableDependents(context, before, table)
                                .include(asked.getOrDefault(table.name(), List.of()));
                altered.add(new AlterTable(before, table, inside));
            }
        }
        return new PostgresForeignKeyDependents(altered)
                .include().stream().filter(change -> !change.changes().isEmpty()).toList();
    }

    /** Views are dropped and created again only where they cannot stay or be replaced in place. */
    private List<Change> views(List<Change> changes, List<AlterTable> tables) {
        var gone =
                changes.stream()
                        .filter(DropView.class::isInstance)
                        .map(change -> ((DropView) change).view().name())
                        .collect(Collectors.toCollection(HashSet::new));
        changes.stream()
                .filter(DropTable.class::isInstance)
                .forEach(change -> gone.add(((DropTable) change).table().name()));
        var after = to.views().stream().collect(Collectors.toMap(View::name, Function.identity()));
        var remade = new HashSet<String>();
        for (var view : DependencyOrder.sort(from.views(), View::name, PostgresViews::uses)) {
            var then = after.get(view.name());
            if (then != null
                    && (!PostgresViews.replaceable(view, then)
                            || PostgresViews.uses(view).stream().anyMatch(gone::contains)
                            || namesReplacedEnum(view)
                            || tables.stream().anyMatch(table -> blocks(view, table)))) {
                gone.add(view.name());
                remade.add(view.name());
            }
        }
        var views = new ArrayList<Change>();
        for (var change : changes) {
            if (ofView(change)
                    && !(change instanceof AlterView(_, var view)
                            && remade.contains(view.name()))) {
                views.add(change);
            }
        }
        for (var view : from.views()) {
            if (remade.contains(view.name())) {
                views.add(new DropView(view));
            }
        }
        for (var view : to.views()) {
            if (remade.contains(view.name())) {
                views.add(new CreateView(view));
            }
        }
        return views;
    }

    private boolean blocks(View view, AlterTable alter) {
        var table = alter.from();
        var touched = PostgresTableChanges.touched(alter.changes());
        var whole = PostgresIdentifiers.quoted(table.name());
        var wholeRow = view.columns().stream().anyMatch(column -> column.type().equals(whole));
        var uses =
                view.uses().stream()
                        .filter(use -> use.relation().equals(table.name()))
                        .anyMatch(
                                use ->
                                        touched.contains(use.column())
                                                || (wholeRow && !touched.isEmpty()));
        return uses
                || (PostgresViews.mayRestOnPrimaryKey(view)
                        && PostgresViews.uses(view).contains(table.name())
                        && losesPrimaryKey(alter));
    }

    private boolean namesReplacedEnum(View view) {
        return !context.replacedEnums().isEmpty()
                && overlap(context.replacedEnums().keySet(), PostgresText.names(view.definition()));
    }

    private static boolean losesPrimaryKey(AlterTable alter) {
        return alter.changes().stream().anyMatch(DropPrimaryKey.class::isInstance);
    }

    static boolean overlap(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    /** Changes of views are ordered among themselves. */
    static boolean ofView(Change change) {
        return switch (change) {
            case CreateView _, DropView _, AlterView _ -> true;
            case Change.CreateEnum _,
                    Change.DropEnum _,
                    Change.AlterEnum _,
                    Change.CreateSequence _,
                    Change.DropSequence _,
                    Change.AlterSequence _,
                    Change.CreateTable _,
                    DropTable _,
                    AlterTable _ ->
                    false;
        };
    }
}
