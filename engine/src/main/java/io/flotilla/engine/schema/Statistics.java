package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * Extended statistics on a table or materialized view; {@code definition} is the server's {@code
 * CREATE STATISTICS} text from behind the name on, {@code target} the number of values kept, null
 * for the default.
 */
public record Statistics(
        String name,
        String table,
        String definition,
        @Nullable Integer target,
        @Nullable String comment)
        implements SchemaObject {

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.STATISTICS, name);
    }
}
