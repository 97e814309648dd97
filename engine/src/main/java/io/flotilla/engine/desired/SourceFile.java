package io.flotilla.engine.desired;

/** One file of a desired state; {@code path} is relative to the folder that was read. */
public record SourceFile(String path, String sql) {}
