package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a rollout stands. */
public enum RolloutState {
    AWAITING_APPROVAL,
    /** Approved, and waiting to be started. */
    SCHEDULED,
    RUNNING,
    /** No new attempts; by a person, or by the failure budget (then it is halted). */
    PAUSED,
    /** Every target has ended, some perhaps as exceptions. */
    COMPLETED,
    /** Ended for good by a person; the rest is skipped. */
    ABORTED,
    /** Bringing targets it changed back. */
    REVERTING,
    /** Everything it changed was brought back, or is shown as an exception. */
    REVERTED;

    /** Which states may follow; every change of state goes through here. */
    public boolean canBecome(RolloutState next) {
        return switch (this) {
            case AWAITING_APPROVAL -> next == SCHEDULED || next == ABORTED;
            case SCHEDULED -> next == RUNNING || next == ABORTED;
            case RUNNING -> next == PAUSED || next == COMPLETED || next == ABORTED;
            case PAUSED -> next == RUNNING || next == REVERTING || next == ABORTED;
            case COMPLETED -> next == RUNNING || next == REVERTING;
            case ABORTED -> next == REVERTING;
            // a revert of a few tenants ends where the rollout was before it
            case REVERTING ->
                    next == PAUSED || next == REVERTED || next == COMPLETED || next == ABORTED;
            case REVERTED -> next == REVERTING;
        };
    }

    /** The states that may become this one. */
    List<RolloutState> predecessors() {
        return Arrays.stream(values()).filter(state -> state.canBecome(this)).toList();
    }

    /** Whether attempts may start. */
    public boolean active() {
        return this == RUNNING || this == REVERTING;
    }

    /** The name in the API, in metrics and in the control database. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RolloutState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
