package io.flotilla.registry.discovery;

/** What becomes of active targets a discovery could have found and did not. */
public enum Absent {
    /** They get the status {@code leaving}. */
    RETIRE,
    KEEP
}
