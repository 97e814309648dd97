package io.flotilla.engine.plan;

/** Text that is no plan; the message names the field and what is expected of it. */
public final class PlanFileInvalid extends RuntimeException {

    PlanFileInvalid(String message) {
        super(message);
    }

    PlanFileInvalid(String message, Throwable cause) {
        super(message, cause);
    }
}
