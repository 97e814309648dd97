package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or procedure. {@code signature} is its name and the types of its arguments, as SQL;
 * {@code definition} is the server's {@code CREATE OR REPLACE} text without the schema's name. The
 * rest follows from that, and decides whether one can replace another: the names of the arguments
 * that go in, empty where there is none; how many have defaults; and what comes out.
 */
public record Routine(
        Kind kind,
        String signature,
        List<String> inputNames,
        int defaults,
        String result,
        String definition,
        @Nullable String comment)
        implements SchemaObject {

    /** What it is called with. */
    public enum Kind {
        FUNCTION,
        PROCEDURE
    }

    public Routine {
        inputNames = List.copyOf(inputNames);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.ROUTINE, signature);
    }
}
