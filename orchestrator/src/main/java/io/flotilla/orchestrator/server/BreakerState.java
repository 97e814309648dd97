package io.flotilla.orchestrator.server;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether attempts begin on a server. */
public enum BreakerState {
    CLOSED,
    /** Too many faults in a row; nothing begins before the cool-down is over. */
    OPEN,
    /** The cool-down is over, and one attempt tries how it is. */
    HALF_OPEN;

    /** The name in the API, in metrics and in the control database. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static BreakerState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
