package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A primary key; {@code columns} in key order, {@code include} the non-key columns it carries. */
public record PrimaryKey(
        String name,
        List<String> columns,
        List<String> include,
        Deferrability deferrability,
        IndexOptions options,
        @Nullable String comment) {

    public PrimaryKey {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }

    public PrimaryKey(
            String name,
            List<String> columns,
            List<String> include,
            Deferrability deferrability,
            @Nullable String comment) {
        this(name, columns, include, deferrability, IndexOptions.PLAIN, comment);
    }

    public PrimaryKey with(String name, IndexOptions options, @Nullable String comment) {
        return new PrimaryKey(name, columns, include, deferrability, options, comment);
    }
}
