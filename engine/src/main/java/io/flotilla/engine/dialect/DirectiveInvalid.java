package io.flotilla.engine.dialect;

/** A comment that begins with {@code -- flotilla:} says nothing that can be followed. */
public final class DirectiveInvalid extends RuntimeException {

    private final int line;

    public DirectiveInvalid(int line, String reason) {
        super(reason);
        this.line = line;
    }

    /** Of the script, from 1. */
    public int line() {
        return line;
    }
}
