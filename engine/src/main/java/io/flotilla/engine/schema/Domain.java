package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type with conditions of its own. {@code collation} is SQL text, and set only where it is not
 * the base type's own.
 */
public record Domain(
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultExpression,
        @Nullable String collation,
        List<CheckConstraint> checkConstraints,
        @Nullable String comment)
        implements SchemaObject {

    public Domain {
        checkConstraints = List.copyOf(checkConstraints);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.type(name);
    }
}
