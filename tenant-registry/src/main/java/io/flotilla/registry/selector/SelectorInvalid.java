package io.flotilla.registry.selector;

import org.jspecify.annotations.Nullable;

/** A text that is not a selector. */
public final class SelectorInvalid extends RuntimeException {

    private final String selector;
    private final int position;

    SelectorInvalid(String selector, int position, @Nullable String problem) {
        super("selector '%s', position %d: %s".formatted(selector, position, problem));
        this.selector = selector;
        this.position = position;
    }

    public String selector() {
        return selector;
    }

    /** Of the first wrong character, counted from 1. */
    public int position() {
        return position;
    }
}
