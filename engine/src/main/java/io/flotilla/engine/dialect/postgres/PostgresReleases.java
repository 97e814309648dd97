package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which of the objects that are changed in place let go of what disappears, so that they need
 * not go themselves: those that do not need it any more, and can be changed before it goes.
 */
final class PostgresReleases {

    private final Set<ObjectName> altered = new HashSet<>();
    private final Set<ObjectName> there = new HashSet<>();
    private final Map<ObjectName, Set<ObjectName>> needs = new HashMap<>();

    PostgresReleases(Schema from, Schema to) {
        from.objects().stream().map(SchemaObject::objectName).forEach(there::add);
        for (var table : from.tables()) {
            there.add(ObjectName.relation(table.name()));
            table.columns().forEach(it -> there.add(ObjectName.column(table.name(), it.name())));
        }
        for (var dependency : from.dependencies()) {
            there.add(dependency.dependent());
            there.add(dependency.needed());
        }
        for (var dependency : to.dependencies()) {
            for (var dependent : List.of(dependency.dependent(), dependency.dependent().whole())) {
                needs.computeIfAbsent(dependent, _ -> new HashSet<>()).add(dependency.needed());
            }
        }
    }

    /** Takes note of an object that is changed in place. */
    void add(ObjectName object) {
        altered.add(object);
    }

    /**
     * @param object the dependent, or what it is a part of
     */
    boolean letsGo(ObjectName object, Dependency dependency, Disturbed disturbed) {
        return altered.contains(object)
                && disturbed.takes(dependency.needed())
                && !needs(object).contains(dependency.needed())
                && canComeFirst(object, disturbed);
    }

    /** Whether all it needs is there, or can be made, while nothing has gone yet. */
    private boolean canComeFirst(ObjectName object, Disturbed disturbed) {
        var seen = new HashSet<ObjectName>();
        var open = new ArrayDeque<>(needs(object));
        while (!open.isEmpty()) {
            var name = open.pop();
            if (disturbed.takes(name) || disturbed.changes(name)) {
                return false;
            }
            if (seen.add(name) && (!there.contains(name) || altered.contains(name.whole()))) {
                open.addAll(needs(name));
            }
        }
        return true;
    }

    private Collection<ObjectName> needs(ObjectName object) {
        return needs.getOrDefault(object, Set.of());
    }
}
