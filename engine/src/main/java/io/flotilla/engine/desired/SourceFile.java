package io.flotilla.engine.desired;

/** One file of a desired state; {@code path} is relative to the folder that was read. */
public record SourceFile(String path, String sql) {

    /** The line, from 1, that a place of the text is in. */
    public int lineAt(int offset) {
        var before = sql.substring(0, Math.min(offset, sql.length()));
        return (int) before.chars().filter(c -> c == '\n').count() + 1;
    }
}
