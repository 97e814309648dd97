package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * A type of ranges over another; names of functions and classes are SQL text, null if not given.
 */
public record RangeType(
        String name,
        String subtype,
        @Nullable String operatorClass,
        @Nullable String collation,
        @Nullable String canonical,
        @Nullable String difference,
        String multirange,
        @Nullable String comment)
        implements SchemaObject {

    @Override
    public ObjectName objectName() {
        return ObjectName.type(name);
    }
}
