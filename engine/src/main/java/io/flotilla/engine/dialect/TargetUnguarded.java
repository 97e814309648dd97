package io.flotilla.engine.dialect;

/** The connections given cannot keep a target's lock; the message says why and what to do. */
public final class TargetUnguarded extends RuntimeException {

    public TargetUnguarded(String message) {
        super(message);
    }
}
