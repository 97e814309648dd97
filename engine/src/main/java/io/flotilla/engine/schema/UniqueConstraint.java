package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unique constraint; {@code nullsNotDistinct} makes two NULLs collide (PostgreSQL 15). */
public record UniqueConstraint(
        String name,
        List<String> columns,
        List<String> include,
        boolean nullsNotDistinct,
        Deferrability deferrability,
        IndexOptions options,
        @Nullable String comment) {

    public UniqueConstraint {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }

    public UniqueConstraint(
            String name,
            List<String> columns,
            List<String> include,
            boolean nullsNotDistinct,
            Deferrability deferrability,
            @Nullable String comment) {
        this(name, columns, include, nullsNotDistinct, deferrability, IndexOptions.PLAIN, comment);
    }

    public UniqueConstraint with(IndexOptions options, @Nullable String comment) {
        return new UniqueConstraint(
                name, columns, include, nullsNotDistinct, deferrability, options, comment);
    }
}
