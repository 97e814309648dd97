package io.flotilla.engine.lint;

import io.flotilla.engine.schema.ObjectName;

/** Takes what a rule finds. */
@FunctionalInterface
public interface Report {

    /**
     * @param message what it is, why it matters, and what to do instead
     */
    void add(ObjectName object, String message);
}
