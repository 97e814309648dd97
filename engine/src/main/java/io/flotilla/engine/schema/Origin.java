package io.flotilla.engine.schema;

/** Whether a part of a table is its own, comes from the tables it inherits from, or both. */
public enum Origin {
    LOCAL,
    INHERITED,
    BOTH
}
