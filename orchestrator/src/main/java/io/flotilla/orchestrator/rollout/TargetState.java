package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where one target stands in a rollout. */
public enum TargetState {
    PENDING(Kind.OPEN),
    RUNNING(Kind.OPEN),
    /** Tried without success, and to be tried again by itself. */
    RETRYING(Kind.OPEN),
    /** Somebody else's lock was in the way for too long; its turn comes at the end of its wave. */
    DEFERRED(Kind.OPEN),
    /** An attempt ended without telling how; the next one settles it by looking. */
    UNKNOWN(Kind.OPEN),
    APPLIED(Kind.DONE),
    /** At the release without this rollout. */
    ALREADY_THERE(Kind.DONE),
    /** In a state no approved plan starts from; untouched. */
    HELD(Kind.EXCEPTION),
    FAILED(Kind.EXCEPTION),
    /** Its schema is no longer there. */
    GONE(Kind.EXCEPTION),
    /** Not tried, because the rollout was aborted or reverted first. */
    SKIPPED(Kind.EXCEPTION),
    REVERTED(Kind.DONE),
    REVERT_FAILED(Kind.EXCEPTION),
    /** There is no safe way back; untouched. */
    NOT_REVERTIBLE(Kind.EXCEPTION);

    private enum Kind {
        OPEN,
        DONE,
        EXCEPTION
    }

    private final Kind kind;

    TargetState(Kind kind) {
        this.kind = kind;
    }

    /** Whether the rollout still has work to do on it. */
    public boolean open() {
        return kind == Kind.OPEN;
    }

    /** Whether it ended other than hoped for. */
    public boolean exception() {
        return kind == Kind.EXCEPTION;
    }

    /** The name in the API, in metrics and in the control database. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static TargetState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(TargetState::label).toList();
    }
}
