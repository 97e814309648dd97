package io.flotilla.engine.tool;

/** One change of one table: {@code alter} is what {@code ALTER TABLE} says after the name. */
public record ToolTask(String database, String table, String alter) {}
