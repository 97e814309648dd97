package io.flotilla.orchestrator.rollout.shard;

import org.jspecify.annotations.Nullable;

/**
 * A target this node may attempt until its lease runs out. {@code attempt} counts from 1; {@code
 * uncertain} says that an earlier attempt may have changed the schema unheard; {@code was} is the
 * state to give it back in; {@code deferred} says that it waited for the end of its wave already;
 * {@code serverFaults} counts the attempts that its server cut short.
 */
public record ClaimedTarget(
        long targetId,
        String tenant,
        String schemaName,
        String planDigest,
        long epoch,
        int attempt,
        boolean uncertain,
        boolean deferred,
        int serverFaults,
        String was,
        @Nullable String detail) {

    /** The same after an attempt that was cut off: whether it changed the schema is not known. */
    ClaimedTarget cutOff() {
        return new ClaimedTarget(
                targetId,
                tenant,
                schemaName,
                planDigest,
                epoch,
                attempt,
                true,
                deferred,
                serverFaults,
                was,
                detail);
    }
}
