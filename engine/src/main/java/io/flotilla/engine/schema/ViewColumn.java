package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/** One column a view gives, with the default that applies to inserts through the view. */
public record ViewColumn(
        String name, String type, @Nullable String defaultExpression, @Nullable String comment) {}
