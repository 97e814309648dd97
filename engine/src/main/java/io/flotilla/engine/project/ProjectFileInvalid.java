package io.flotilla.engine.project;

/**
 * A {@code flotilla.yaml} that cannot be read; the message names the file, the line and a remedy.
 */
public final class ProjectFileInvalid extends RuntimeException {

    ProjectFileInvalid(String message) {
        super(message);
    }

    ProjectFileInvalid(String message, Throwable cause) {
        super(message, cause);
    }
}
