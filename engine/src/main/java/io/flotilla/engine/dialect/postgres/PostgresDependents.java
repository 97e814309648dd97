package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.ChangeGrant;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final PostgresReleases releases;

    /** Objects that are dropped and created again, and parts of tables likewise. */
    private final Set<ObjectName> remade = new HashSet<>();

    PostgresDependents(Schema from, Schema to, PostgresContext context) {
        this.from = from;
        this.to = to;
        this.context = context;
        this.objects = new PostgresObjects(context);
        this.before = byName(from);
        this.after = byName(to);
        this.releases = new PostgresReleases(from, to);
    }

    /**
     * @param anew what is to go and come again though it could be altered
     */
    List<Change> include(List<Change> changes, Set<ObjectName> anew) {
        for (var change : changes) {
            if (change instanceof AlterObject(var was, var is)) {
                if (objects.altersInPlace(was, is) && !anew.contains(was.objectName())) {
                    releases.add(was.objectName());
                } else {
                    remade.add(was.objectName());
                }
            }
        }
        var tables = tables(changes);
        var disturbed = Disturbed.by(changes, tables, remade, context);
        while (addInTheWay(disturbed)) {
            tables = tables(changes);
            disturbed = Disturbed.by(changes, tables, remade, context);
        }
        var companions = new PostgresCompanions(from, disturbed, context);
        var all = new ArrayList<Change>();
        changes.stream().filter(change -> isKept(change, companions)).forEach(all::add);
        all.addAll(tables);
        all.addAll(typesThatFollow(changes));
        context.noteRemade(remade);
        from.objects().stream()
                .filter(this::isRemade)
                .filter(object -> !companions.goAlong(object))
                .forEach(it -> all.add(new DropObject(it)));
        to.objects().stream().filter(this::isRemade).forEach(it -> all.add(new CreateObject(it)));
        return replacementsSorted(all);
    }

    /** What is made of others goes first. */
    private List<Change> replacementsSorted(List<Change> all) {
        var replacements = new ArrayList<AlterObject>();
        for (var change : all) {
            if (change instanceof AlterObject it && context.replaces(it.to().objectName())) {
                replacements.add(it);
            }
        }
        var sorted = new ArrayList<>(all);
        sorted.removeAll(replacements);
        sorted.addAll(
                DependencyOrder.sort(
                                replacements,
                                it -> it.to().objectName().toString(),
                                it -> needs(it.to().objectName()))
                        .reversed());
        return sorted;
    }

    private List<String> needs(ObjectName name) {
        return from.dependencies().stream()
                .filter(dependency -> dependency.dependent().equals(name))
                .map(dependency -> dependency.needed().toString())
                .toList();
    }

    /** Whether something more has to go than was known. */
    private boolean addInTheWay(Disturbed disturbed) {
        var found = inTheWay(disturbed);
        var types =
                found.stream().filter(name -> name.kind() == Kind.TYPE).collect(Collectors.toSet());
        found.removeAll(types);
        var more = remade.addAll(found);
        for (var type : types) {
            more |= context.types().letGo(type);
        }
        return more;
    }

    /** Types that are the same before and after, but are made of one that is not. */
    private List<Change> typesThatFollow(List<Change> changes) {
        var altered =
                changes.stream()
                        .filter(AlterObject.class::isInstance)
                        .map(change -> ((AlterObject) change).to().objectName())
                        .collect(Collectors.toSet());
        return to.objects().stream()
                .filter(object -> !altered.contains(object.objectName()))
                .filter(
                        object ->
                                context.replaces(object.objectName())
                                        || context.redefines(object.objectName()))
                .<Change>map(
                        object ->
                                new AlterObject(
                                        Objects.requireNonNull(before.get(object.objectName())),
                                        object))
                .toList();
    }

    /** The change itself, unless something else does as well; tables are seen to elsewhere. */
    private boolean isKept(Change change, PostgresCompanions companions) {
        return switch (change) {
            case AlterObject(var was, _) -> !remade.contains(was.objectName());
            case DropObject(var object) -> !companions.goAlong(object);
            case CreateObject _, CreateTable _, DropTable _, ChangeGrant _ -> true;
            case AlterTable _ -> false;
        };
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
        var indexes = new PostgresIndexDependents(context, altered).include();
        var dropped = dropped(changes);
        var keys = new PostgresForeignKeyDependents(indexes, dropped).include();
        var detached = new PostgresDetachedKeys(context, keys, dropped);
        context.noteGoneFirst(detached.goneFirst());
        return detached.include().stream().filter(change -> !change.changes().isEmpty()).toList();
    }

    private static List<Table> dropped(List<Change> changes) {
        return changes.stream()
                .filter(DropTable.class::isInstance)
                .map(change -> ((DropTable) change).table())
                .toList();
    }

    /** What is there before and after, and cannot be while something it needs is disturbed. */
    private Set<ObjectName> inTheWay(Disturbed disturbed) {
        var found =
                from.dependencies().stream()
                        .filter(
                                it ->
                                        disturbed.standsInTheWay(it)
                                                || keepsRows(it, disturbed)
                                                || losesTarget(it, disturbed))
                        .filter(it -> !releases.letsGo(movable(it.dependent()), it, disturbed))
                        .map(Dependency::dependent)
                        .map(this::movable)
                        .collect(Collectors.toCollection(HashSet::new));
        before.keySet().stream()
                .filter(name -> name.part() != null && disturbed.gone().contains(name.whole()))
                .forEach(found::add);
        found.removeIf(name -> !survives(name));
        return found;
    }

    private boolean keepsRows(Dependency dependency, Disturbed disturbed) {
        return before.get(dependency.dependent().whole()) instanceof MaterializedView
                && disturbed.keepsRows(dependency);
    }

    /**
     * The server makes statistics anew over a column of another type, as many as by default: see
     * {@code ATPostAlterTypeCleanup}, PostgreSQL 14 to 18.
     */
    private boolean losesTarget(Dependency dependency, Disturbed disturbed) {
        return before.get(dependency.dependent()) instanceof Statistics statistics
                && statistics.target() != null
                && disturbed.retyped().contains(dependency.needed());
    }

    /** A view's column, and a materialized one's index, goes with the view. */
    private ObjectName movable(ObjectName name) {
        return (name.kind() == Kind.COLUMN || name.kind() == Kind.INDEX)
                        && before.containsKey(name.whole())
                ? name.whole()
                : name;
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
