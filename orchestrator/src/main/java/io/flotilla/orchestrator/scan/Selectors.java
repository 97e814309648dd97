package io.flotilla.orchestrator.scan;

import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads the selector of a request, and refuses one that asks for what no target has. */
@ApplicationScoped
public class Selectors {

    private final SelectorKeys keys;

    Selectors(SelectorKeys keys) {
        this.keys = keys;
    }

    /** No text picks every target. */
    public Selector parse(@Nullable String text) {
        var selector = text == null ? Selector.all() : Selector.parse(text);
        keys.check(selector);
        return selector;
    }
}
