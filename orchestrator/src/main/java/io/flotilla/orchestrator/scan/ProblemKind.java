package io.flotilla.orchestrator.scan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a target has no live fingerprint. */
public enum ProblemKind {
    /** Its schema is not on the database. */
    MISSING,
    /** Its schema holds an object that Flotilla does not model. */
    UNSUPPORTED,
    /** Its database, or its schema, could not be read. */
    UNREACHABLE;

    /** The name in the API, in metrics and in the control database. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProblemKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
