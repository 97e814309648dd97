package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Schema;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
public sealed interface AttemptOutcome {

    /** The plan ran from its start, and the schema was read again and is at the plan's end. */
    record Applied() implements AttemptOutcome {}

    /** The schema was at the plan's end already; nothing ran. */
    record AlreadyThere() implements AttemptOutcome {}

    /** The schema was at a checkpoint; the plan went on after statement {@code at} (1-based). */
    record Resumed(int at) implements AttemptOutcome {}

    /** The schema is in a state the plan does not know; nothing ran. */
    record Drifted(Fingerprint live, Schema schema) implements AttemptOutcome {}

    /** The data does not allow the plan; nothing ran. */
    record CheckFailed(Check check) implements AttemptOutcome {}

    /** Somebody else's lock was not given up in time; nothing is left half done. */
    record Blocked(String by) implements AttemptOutcome {}

    /** A newer epoch owns the target; nothing ran. */
    record Fenced(long epoch) implements AttemptOutcome {}

    /** The schema, or its database, is no longer there. */
    record Gone(String what) implements AttemptOutcome {}

    /**
     * It failed. {@code statement} is the 1-based position in the plan, null where it failed
     * outside a statement; {@code live} is the fingerprint left behind, null where unread.
     */
    record Failed(
            FailureKind kind,
            @Nullable Integer statement,
            @Nullable String sqlState,
            String message,
            @Nullable Fingerprint live)
            implements AttemptOutcome {}

    /** The connection died around a commit: only the next inspection can tell. */
    record Unknown(String message) implements AttemptOutcome {}
}
