package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A primary key; {@code columns} in key order, {@code include} the non-key columns it carries. */
public record PrimaryKey(
        String name,
        List<String> columns,
        List<String> include,
        Deferrability deferrability,
        @Nullable String comment) {

    public PrimaryKey {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }
}
