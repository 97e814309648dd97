package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * What the server does by itself at set times. {@code definition} is the server's {@code CREATE
 * EVENT} text without who defined it, and without the moment it starts where that is the moment it
 * was made.
 */
public record Event(String name, String definition, @Nullable String comment)
        implements SchemaObject {

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.EVENT, name);
    }
}
