package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column. {@code type}, {@code defaultExpression} and {@code generatedAs} are the server's own
 * text, free of the schema's name; so is {@code collation} (quoted, ready for SQL: {@code "C"}),
 * which is set only where it is not the type's own.
 */
public record Column(
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultExpression,
        @Nullable Identity identity,
        @Nullable String generatedAs,
        @Nullable String collation,
        ColumnOptions options,
        @Nullable String comment) {

    /** A column without what only one server knows. */
    public Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String defaultExpression,
            @Nullable Identity identity,
            @Nullable String generatedAs,
            @Nullable String collation,
            @Nullable String comment) {
        this(
                name,
                type,
                nullable,
                defaultExpression,
                identity,
                generatedAs,
                collation,
                ColumnOptions.PLAIN,
                comment);
    }

    public Column withNullable(boolean nullable) {
        return new Column(
                name,
                type,
                nullable,
                defaultExpression,
                identity,
                generatedAs,
                collation,
                options,
                comment);
    }

    public Column withDefault(@Nullable String defaultExpression) {
        return new Column(
                name,
                type,
                nullable,
                defaultExpression,
                identity,
                generatedAs,
                collation,
                options,
                comment);
    }

    public Column withOptions(ColumnOptions options) {
        return new Column(
                name,
                type,
                nullable,
                defaultExpression,
                identity,
                generatedAs,
                collation,
                options,
                comment);
    }
}
