package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A collation; {@code options} are {@code name = value} as SQL, sorted. */
public record Collation(String name, List<String> options, @Nullable String comment)
        implements SchemaObject {

    public Collation {
        options = List.copyOf(options);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.COLLATION, name);
    }
}
