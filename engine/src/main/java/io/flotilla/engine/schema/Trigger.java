package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * A trigger on a table or view, constraint triggers included; {@code definition} is the server's
 * {@code CREATE TRIGGER} text without the schema's name.
 */
public record Trigger(
        String relation, String name, String definition, Enabled enabled, @Nullable String comment)
        implements SchemaObject {

    @Override
    public ObjectName objectName() {
        return ObjectName.part(ObjectName.Kind.TRIGGER, relation, name);
    }
}
