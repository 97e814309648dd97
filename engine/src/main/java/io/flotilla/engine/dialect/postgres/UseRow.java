package io.flotilla.engine.dialect.postgres;

/** A column a view depends on; {@code column} is 0 for a relation of which it names none. */
record UseRow(long view, long relation, int column) {}
