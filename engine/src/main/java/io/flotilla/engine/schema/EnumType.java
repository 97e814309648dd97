package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enumerated type with its values in sort order. */
public record EnumType(String name, List<String> values, @Nullable String comment)
        implements SchemaObject {

    public EnumType {
        values = List.copyOf(values);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.type(name);
    }
}
