package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.rollout.TargetState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attempt comes to in the rollout. */
sealed interface Ending {

    /**
     * The attempt counts. {@code outcome} is the word in its history; {@code retryAfter} is set
     * where the target stays open; {@code reached} where its schema was left in a recorded state;
     * {@code drifted} where it was found in one the plan does not know.
     */
    record Ended(
            String outcome,
            TargetState state,
            @Nullable String detail,
            @Nullable String failureKind,
            @Nullable String sqlState,
            @Nullable Integer statement,
            boolean uncertain,
            @Nullable Duration retryAfter,
            @Nullable Fingerprint reached,
            @Nullable Schema drifted)
            implements Ending {}

    /** Nothing was attempted: the rollout was paused first. The target goes back as it was. */
    record NotBegun() implements Ending {}

    /** The database is in trouble, not the tenant. The target goes back as it was. */
    record DatabaseTrouble(String problem, boolean uncertain) implements Ending {}

    /**
     * The server is in trouble, and every tenant on it with it. The target goes back as it was;
     * {@code midway} says that its attempt had begun.
     */
    record ServerTrouble(FailureKind kind, String problem, boolean uncertain, boolean midway)
            implements Ending {}

    /** Somebody with a newer epoch owns the target; nothing may be written. */
    record Superseded() implements Ending {}
}
