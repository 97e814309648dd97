package io.flotilla.engine.lint;

/** A line of a desired state's files, counted from 1. */
public record SourcePlace(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
