package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What depends on what, by the names that definitions mention: neither server keeps more. Only a
 * view must find what it names when it is made; bodies are read when they run.
 */
final class Dependencies {

    private final Map<String, ObjectName> relations = new HashMap<>();
    private final Map<String, ObjectName> functions = new HashMap<>();

    private Dependencies(List<Table> tables, List<SchemaObject> objects) {
        tables.forEach(table -> relations.put(table.name(), ObjectName.relation(table.name())));
        for (var object : objects) {
            if (object instanceof View || object instanceof Sequence) {
                relations.put(object.objectName().name(), object.objectName());
            } else if (object instanceof Routine routine
                    && routine.kind() == Routine.Kind.FUNCTION) {
                functions.put(
                        routine.signature().replaceFirst("\\(\\)$", ""), routine.objectName());
            }
        }
    }

    static List<Dependency> of(List<Table> tables, List<SchemaObject> objects) {
        var known = new Dependencies(tables, objects);
        return objects.stream()
                .flatMap(
                        object ->
                                switch (object) {
                                    case View view -> known.of(view);
                                    case Trigger trigger -> of(trigger);
                                    default -> Stream.of();
                                })
                .distinct()
                .toList();
    }

    private static Stream<Dependency> of(Trigger trigger) {
        return TriggerChains.leader(trigger)
                .map(
                        leader ->
                                new Dependency(
                                        trigger.objectName(),
                                        ObjectName.part(
                                                ObjectName.Kind.TRIGGER,
                                                trigger.relation(),
                                                leader)))
                .stream();
    }

    private Stream<Dependency> of(View view) {
        var self = view.objectName();
        return SqlToken.list(view.definition()).stream()
                .filter(SqlToken::isName)
                .map(SqlToken::name)
                .flatMap(
                        name ->
                                Stream.concat(
                                        Stream.ofNullable(relations.get(name)),
                                        Stream.ofNullable(functions.get(name))))
                .filter(needed -> !needed.equals(self))
                .map(needed -> new Dependency(self, needed));
    }
}
