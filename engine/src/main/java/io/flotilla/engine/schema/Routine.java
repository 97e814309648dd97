package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * A function or procedure. {@code signature} is its name and the types of its arguments, as SQL;
 * {@code definition} is the server's {@code CREATE OR REPLACE} text without the schema's name.
 */
public record Routine(
        Kind kind,
        String signature,
        String arguments,
        @Nullable String result,
        String definition,
        @Nullable String comment)
        implements SchemaObject {

    /** What it is called with. */
    public enum Kind {
        FUNCTION,
        PROCEDURE
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.ROUTINE, signature);
    }
}
