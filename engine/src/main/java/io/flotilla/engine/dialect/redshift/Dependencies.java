package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What depends on what, by the names that definitions mention: rather too much than too little. A
 * late-binding view depends on nothing, and neither do bodies: Redshift keeps no account of what
 * these need, https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_FUNCTION.html.
 */
final class Dependencies {

    private final Map<String, ObjectName> known = new HashMap<>();

    private Dependencies(List<Table> tables, List<SchemaObject> objects) {
        tables.forEach(table -> known.put(table.name(), ObjectName.relation(table.name())));
        for (var object : objects) {
            if (object instanceof View || object instanceof MaterializedView) {
                known.put(object.objectName().name(), object.objectName());
            } else if (object instanceof Routine routine) {
                known.put(SqlTokens.of(routine.signature()).getFirst().name(), object.objectName());
            }
        }
    }

    static List<Dependency> of(List<Table> tables, List<SchemaObject> objects) {
        var all = new Dependencies(tables, objects);
        return objects.stream()
                .flatMap(
                        object ->
                                switch (object) {
                                    case View view ->
                                            view.options().contains(ViewReader.UNBOUND)
                                                    ? Stream.<Dependency>of()
                                                    : all.of(object, view.definition());
                                    case MaterializedView view -> all.of(object, view.definition());
                                    default -> Stream.<Dependency>of();
                                })
                .distinct()
                .toList();
    }

    private Stream<Dependency> of(SchemaObject object, String definition) {
        var self = object.objectName();
        return SqlTokens.of(definition).stream()
                .filter(Token::isName)
                .flatMap(token -> Stream.ofNullable(known.get(token.name())))
                .filter(needed -> !needed.equals(self))
                .map(needed -> new Dependency(self, needed));
    }
}
