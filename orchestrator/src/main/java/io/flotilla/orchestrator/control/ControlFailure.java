package io.flotilla.orchestrator.control;

import org.jspecify.annotations.Nullable;

/** The control database cannot be had; the message says why and what to do, in one line. */
public final class ControlFailure extends RuntimeException {
    public ControlFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public ControlFailure(String message) {
        this(message, null);
    }
}
