package io.flotilla.orchestrator.target;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a target's live schema relates to the one it was last left in. */
public enum TargetCondition {
    CURRENT,
    DRIFTED,
    /** Never inspected, or never left in a known state. */
    UNKNOWN,
    /** The last inspection failed: the schema is missing, not modelled, or does not answer. */
    UNREADABLE;

    /** The condition as SQL over {@code target_state s}, which may be absent. */
    static final String SQL =
            """
            CASE
                WHEN s.problem IS NOT NULL THEN 'unreadable'
                WHEN s.fingerprint IS NULL OR s.expected_fingerprint IS NULL THEN 'unknown'
                WHEN s.fingerprint <> s.expected_fingerprint THEN 'drifted'
                ELSE 'current'
            END
            """;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
