package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row type of its own; attributes in the server's order. */
public record CompositeType(String name, List<Attribute> attributes, @Nullable String comment)
        implements SchemaObject {

    /** {@code collation} is SQL text, and set only where it is not the type's own. */
    public record Attribute(
            String name, String type, @Nullable String collation, @Nullable String comment) {}

    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.type(name);
    }
}
