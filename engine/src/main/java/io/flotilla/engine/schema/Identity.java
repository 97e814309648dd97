package io.flotilla.engine.schema;

/** How an identity column takes its values. */
public record Identity(Generation generation, SequenceOptions options) {

    /** Whether a value given by the application is refused or wins. */
    public enum Generation {
        ALWAYS,
        BY_DEFAULT
    }
}
