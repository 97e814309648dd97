package io.flotilla.engine.dialect.postgres;

/** An operator class as a key of the given type uses it; the name is SQL text. */
record OperatorClassRow(long oid, long type, String name, boolean isDefault) {}
