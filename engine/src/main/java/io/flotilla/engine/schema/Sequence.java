package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/** A sequence of its own; those of identity columns are part of the column. */
public record Sequence(
        String name,
        String dataType,
        SequenceOptions options,
        boolean unlogged,
        @Nullable ColumnReference ownedBy,
        @Nullable String comment)
        implements SchemaObject {

    public Sequence(
            String name,
            String dataType,
            SequenceOptions options,
            @Nullable ColumnReference ownedBy,
            @Nullable String comment) {
        this(name, dataType, options, false, ownedBy, comment);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.relation(name);
    }
}
