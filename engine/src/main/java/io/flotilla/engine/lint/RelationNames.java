package io.flotilla.engine.lint;

import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What triggers, rules and policies of a schema can belong to. */
public final class RelationNames {

    private RelationNames() {}

    public static Set<String> of(Schema schema) {
        return Stream.concat(
                        schema.tables().stream().map(TableNames::of),
                        schema.objects().stream().map(SchemaObject::objectName))
                .filter(name -> name.kind() == ObjectName.Kind.RELATION)
                .map(ObjectName::name)
                .collect(Collectors.toSet());
    }
}
