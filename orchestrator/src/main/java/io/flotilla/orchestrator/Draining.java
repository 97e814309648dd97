package io.flotilla.orchestrator;

/** This node is about to end: whoever hears of it starts nothing more, and returns at once. */
public record Draining() {}
