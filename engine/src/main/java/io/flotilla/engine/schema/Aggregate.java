package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate function. {@code signature} is its name and the types of its arguments, as SQL;
 * {@code definition} is everything after the name in {@code CREATE AGGREGATE}.
 */
public record Aggregate(String signature, String definition, @Nullable String comment)
        implements SchemaObject {

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.ROUTINE, signature);
    }
}
