package io.flotilla.registry.selector;

import org.jspecify.annotations.Nullable;

/** A selector asks for a label no target has: more likely a typing error than an empty fleet. */
public final class UnknownSelectorKey extends RuntimeException {

    private final String key;
    private final @Nullable String nearest;

    UnknownSelectorKey(String key, @Nullable String nearest) {
        super(
                "no target has the label '%s'".formatted(key)
                        + (nearest == null ? "" : "; did you mean '%s'?".formatted(nearest)));
        this.key = key;
        this.nearest = nearest;
    }

    public String key() {
        return key;
    }

    /** The most similar key in use, if one is similar at all. */
    public @Nullable String nearest() {
        return nearest;
    }
}
