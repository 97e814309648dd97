package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extended statistics on a table or materialized view. {@code kinds} and {@code columns} are
 * sorted, because the server orders both as it likes; {@code kinds} are empty for statistics on one
 * expression. {@code expressions} are in parentheses unless a function call; {@code target} is the
 * number of values kept, null for the default.
 */
public record Statistics(
        String name,
        String table,
        List<Kind> kinds,
        List<String> columns,
        List<String> expressions,
        @Nullable Integer target,
        @Nullable String comment)
        implements SchemaObject {

    /** What is counted. */
    public enum Kind {
        DEPENDENCIES,
        MCV,
        NDISTINCT
    }

    public Statistics {
        kinds = List.copyOf(kinds);
        columns = List.copyOf(columns);
        expressions = List.copyOf(expressions);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.STATISTICS, name);
    }
}
