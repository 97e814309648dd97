package io.flotilla.engine.plan;

/**
 * A read-only query that must return a single {@code true} on a target before anything runs there.
 */
public record Check(String sql, String because) {}
