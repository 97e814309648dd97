package io.flotilla.engine.schema;

/** In which sessions a trigger or rule fires, by {@code session_replication_role}. */
public enum Enabled {
    ORIGIN,
    ALWAYS,
    REPLICA,
    DISABLED
}
