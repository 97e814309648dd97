package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the old names in its text: views, those on such views as well, and triggers, which
 * would fail every write. Routines and events are changed like anything else, with the rest of the
 * plan. A name is taken for what it may mean, rather once too often: what is named there without
 * need is dropped and created without need.
 */
final class BrokenByRenames {

    private final Schema from;
    private final Map<String, String> oldNames = new HashMap<>();
    private final Set<ObjectName> broken = new HashSet<>();

    private BrokenByRenames(Schema from) {
        this.from = from;
    }

    static List<SchemaObject> of(List<Rename> renames, Schema from) {
        var breaking = new BrokenByRenames(from);
        renames.stream()
                .filter(rename -> rename.kind() == Rename.Kind.TABLE)
                .forEach(rename -> breaking.oldNames.put(rename.to(), rename.from()));
        renames.forEach(breaking::follow);
        breaking.followViews();
        return from.objects().stream()
                .filter(object -> breaking.broken.contains(object.objectName()))
                .toList();
    }

    private void follow(Rename rename) {
        switch (rename.kind()) {
            case TABLE -> add(rename.from(), null);
            case SEQUENCE -> {
                refuseDefaults(rename);
                add(rename.from(), null);
            }
            case COLUMN -> {
                var owner = Objects.requireNonNull(rename.owner());
                add(oldNames.getOrDefault(owner, owner), rename.from());
            }
            case VIEW, MATERIALIZED_VIEW, TYPE, INDEX, CONSTRAINT, ENUM_VALUE -> {}
        }
    }

    /** The server leaves the old name in the default, and then takes no row. */
    private void refuseDefaults(Rename rename) {
        var reasons = new ArrayList<String>();
        for (var table : from.tables()) {
            for (var column : table.columns()) {
                if (names(String.valueOf(column.defaultExpression())).contains(rename.from())) {
                    reasons.add(
                            "sequence %s cannot be renamed to %s while the default of %s.%s calls it: change the default to another one first, in a plan before this one"
                                    .formatted(
                                            rename.from(),
                                            rename.to(),
                                            table.name(),
                                            column.name()));
                }
            }
        }
        if (!reasons.isEmpty()) {
            throw new PlanRefused(reasons);
        }
    }

    /** What names the relation, and of it the column if that has a name. */
    private void add(String relation, @Nullable String column) {
        for (var view : from.views()) {
            if (mentions(names(view.definition()), relation, column)) {
                broken.add(view.objectName());
            }
        }
        from.objects(Trigger.class).stream()
                .filter(trigger -> mentions(trigger, relation, column))
                .map(Trigger::relation)
                .distinct()
                .forEach(this::addTriggersOf);
    }

    private static boolean mentions(Set<String> names, String relation, @Nullable String column) {
        return names.contains(relation) && (column == null || names.contains(column));
    }

    /** In its body, or of its row. */
    private static boolean mentions(Trigger trigger, String relation, @Nullable String column) {
        var definition = trigger.definition();
        var body = names(definition.substring(definition.indexOf(" FOR EACH ROW")));
        return mentions(body, relation, column)
                || column != null && trigger.relation().equals(relation) && body.contains(column);
    }

    /** All of the table, so that they keep their order. */
    private void addTriggersOf(String table) {
        from.objects(Trigger.class).stream()
                .filter(trigger -> trigger.relation().equals(table))
                .map(Trigger::objectName)
                .forEach(broken::add);
    }

    private void followViews() {
        var views = Set.copyOf(from.views().stream().map(View::objectName).toList());
        var grew = true;
        while (grew) {
            grew = false;
            for (var dependency : from.dependencies()) {
                if (broken.contains(dependency.needed())
                        && views.contains(dependency.dependent())) {
                    grew |= broken.add(dependency.dependent());
                }
            }
        }
    }

    /** Columns have their names in any case. */
    private static Set<String> names(String sql) {
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        SqlToken.list(sql).stream()
                .filter(SqlToken::isName)
                .map(SqlToken::name)
                .forEach(names::add);
        return names;
    }
}
