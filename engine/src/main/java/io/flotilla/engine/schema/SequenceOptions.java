package io.flotilla.engine.schema;

/** The lasting properties of a number generator; its position is data and not part of the model. */
public record SequenceOptions(
        long start, long increment, long minimum, long maximum, long cache, boolean cycle) {}
