package io.flotilla.engine.lint;

import java.util.Locale;

/** How much a finding matters, from the least. */
public enum Severity {
    /** The rule is not asked; no finding has it. */
    OFF,
    /** Worth knowing. */
    NOTICE,
    /** Likely to hurt some tenants. */
    WARNING,
    /** Loses data, or breaks tenants or the application that is running. */
    ERROR;

    /** As people, JSON and {@code flotilla.yaml} write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
