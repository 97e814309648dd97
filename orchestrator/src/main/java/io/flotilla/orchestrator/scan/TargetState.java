package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one target. {@code fingerprint} is null where {@code problem} says why it could
 * not be read; the expected side is null until a rollout left the target in a known state, or an
 * operator adopted the one it is in. {@code releaseId} is the release that brought it there.
 */
public record TargetState(
        long targetId,
        @Nullable Fingerprint fingerprint,
        @Nullable ProblemKind problemKind,
        @Nullable String problem,
        Instant inspectedAt,
        @Nullable Fingerprint expectedFingerprint,
        @Nullable Long releaseId,
        @Nullable Instant expectedSince) {

    /** Whether the live schema was read and is not the expected one. */
    public boolean drifted() {
        return fingerprint != null
                && expectedFingerprint != null
                && !fingerprint.equals(expectedFingerprint);
    }
}
