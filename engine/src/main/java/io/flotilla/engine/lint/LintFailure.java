package io.flotilla.engine.lint;

/** A rule of a project that cannot be decided; the message names the rule and the object. */
public final class LintFailure extends RuntimeException {

    LintFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
