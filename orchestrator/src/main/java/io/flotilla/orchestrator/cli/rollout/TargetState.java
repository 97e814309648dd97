package io.flotilla.orchestrator.cli.rollout;

import java.util.Locale;

/** The states of a target in a rollout, in the order they are shown. */
public enum TargetState {
    APPLIED,
    ALREADY_THERE,
    REVERTED,
    RUNNING,
    RETRYING,
    DEFERRED,
    UNKNOWN,
    HELD,
    FAILED,
    REVERT_FAILED,
    NOT_REVERTIBLE,
    GONE,
    SKIPPED,
    PENDING;

    /** As the server writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a reason is worth showing. */
    boolean exceptional() {
        return switch (this) {
            case HELD, FAILED, REVERT_FAILED, NOT_REVERTIBLE, GONE, DEFERRED, UNKNOWN, RETRYING ->
                    true;
            case APPLIED, ALREADY_THERE, REVERTED, RUNNING, SKIPPED, PENDING -> false;
        };
    }

    /** Whether the rollout is done with the target for now. */
    boolean settled() {
        return switch (this) {
            case APPLIED,
                    ALREADY_THERE,
                    REVERTED,
                    HELD,
                    FAILED,
                    REVERT_FAILED,
                    NOT_REVERTIBLE,
                    GONE,
                    SKIPPED ->
                    true;
            case RUNNING, RETRYING, DEFERRED, UNKNOWN, PENDING -> false;
        };
    }
}
