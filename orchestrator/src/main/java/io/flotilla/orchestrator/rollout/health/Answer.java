package io.flotilla.orchestrator.rollout.health;

/** What a health check came to; {@code detail} continues a sentence that begins with its name. */
public sealed interface Answer {

    String detail();

    record Holds(String detail) implements Answer {}

    record Fails(String detail) implements Answer {}

    /** Nobody answered, or not in a way that says anything. */
    record Inconclusive(String detail) implements Answer {}
}
