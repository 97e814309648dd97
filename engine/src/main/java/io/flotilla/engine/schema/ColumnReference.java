package io.flotilla.engine.schema;

/** Names a column of a table or view. */
public record ColumnReference(String relation, String column) {}
