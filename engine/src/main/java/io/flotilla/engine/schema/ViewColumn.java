package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * One column a view gives, with the default that applies to inserts through the view. {@code
 * collation} follows from the query, and is only there where it is not the type's own.
 */
public record ViewColumn(
        String name,
        String type,
        @Nullable String collation,
        @Nullable String defaultExpression,
        @Nullable String comment) {}
