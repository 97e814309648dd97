package io.flotilla.orchestrator.cli;

/** How a command prints its result. */
public enum Format {
    /** For people. */
    TEXT,
    /** For programs: one object with a {@code schemaVersion}. */
    JSON
}
