package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
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
 * change and have to go and come again, though they are the same before and after. What stands in
 * whose way is what the server says depends on what, followed until nothing more has to go.
 */
final class PostgresDependents {

    private final Schema from;
    private final Schema to;
    private final PostgresContext context;
    private final PostgresObjects objects;
    private final Map<ObjectName, SchemaObject> before;
    private final Map<ObjectName, SchemaObject> after;

    /** Objects that are dropped and created again, and parts of tables likewise. */
    private final Set<ObjectName> remade = new HashSet<>();

    PostgresDependents(Schema from, Schema to, PostgresContext context) {
        this.from = from;
        this.to = to;
        this.context = context;
        this.objects = new PostgresObjects(context);
        this.before = byName(from);
        this.after = byName(to);
    }

    List<Change> include(List<Change> changes) {
        for (var change : changes) {
            if (change instanceof AlterObject(var was, var is) && !objects.altersInPlace(was, is)) {
                remade.add(was.objectName());
            }
        }
        var tables = tables(changes);
        while (remade.addAll(inTheWay(Disturbed.by(changes, tables, remade, context)))) {
            tables = tables(changes);
        }
        var all = new ArrayList<Change>();
        changes.forEach(change -> all.addAll(kept(change, changes)));
        all.addAll(tables);
        from.objects().stream().filter(this::isRemade).forEach(it -> all.add(new DropObject(it)));
        to.objects().stream().filter(this::isRemade).forEach(it -> all.add(new CreateObject(it)));
        return all;
    }

    /** The change itself, unless something else does as well; tables are seen to elsewhere. */
    private List<Change> kept(Change change, List<Change> changes) {
        var kept =
                switch (change) {
                    case AlterObject(var was, _) -> !remade.contains(was.objectName());
                    case DropObject(var object) -> !goesWithRelation(object.objectName(), changes);
                    case CreateObject _, CreateTable _, DropTable _ -> true;
                    case AlterTable _ -> false;
                };
        return kept ? List.of(change) : List.of();
    }

    private static boolean goesWithRelation(ObjectName name, List<Change> changes) {
        return name.part() != null
                && changes.stream()
                        .anyMatch(
                                change ->
                                        switch (change) {
                                            case DropTable(var table) ->
                                                    table.name().equals(name.name());
                                            case DropObject(var object) ->
                                                    object.objectName().equals(name.whole());
                                            case AlterObject _,
                                                    AlterTable _,
                                                    CreateObject _,
                                                    CreateTable _ ->
                                                    false;
                                        });
    }

    private boolean isRemade(SchemaObject object) {
        var name = object.objectName();
        return remade.contains(name) && before.containsKey(name) && after.containsKey(name);
    }

    /** The changes of every table that is there on both sides, with those that come along. */
    private List<AlterTable> tables(List<Change> changes) {
        Map<String, List<TableChange>> asked = new HashMap<>();
        for (var change : changes) {
            if (change instanceof AlterTable(_, var table, var inside)) {
                asked.put(table.name(), inside);
            }
        }
        var altered = new ArrayList<AlterTable>();
        for (var table : to.tables()) {
            var was = context.before(table.name());
            if (was != null) {
                var inside =
                        new PostgresTableDependents(context, was, table, remade)
                                .include(asked.getOrDefault(table.name(), List.of()));
                altered.add(new AlterTable(was, table, inside));
            }
        }
        return new PostgresForeignKeyDependents(altered)
                .include().stream().filter(change -> !change.changes().isEmpty()).toList();
    }

    /** What is there before and after, and cannot be while something it needs is disturbed. */
    private Set<ObjectName> inTheWay(Disturbed disturbed) {
        var found =
                from.dependencies().stream()
                        .filter(disturbed::standsInTheWay)
                        .map(Dependency::dependent)
                        .map(this::movable)
                        .collect(Collectors.toCollection(HashSet::new));
        before.keySet().stream()
                .filter(name -> name.part() != null && remade.contains(name.whole()))
                .forEach(found::add);
        found.removeIf(name -> !survives(name));
        return found;
    }

    /** A column of a view goes with the view. */
    private ObjectName movable(ObjectName name) {
        return name.kind() == Kind.COLUMN && before.containsKey(name.whole()) ? name.whole() : name;
    }

    private boolean survives(ObjectName name) {
        var object = before.get(name);
        if (object == null) {
            return context.existing(name.name()) && name.part() != null;
        }
        var then = after.get(name);
        return then != null && then.getClass() == object.getClass();
    }

    private static Map<ObjectName, SchemaObject> byName(Schema schema) {
        return schema.objects().stream()
                .collect(Collectors.toMap(SchemaObject::objectName, Function.identity()));
    }
}
