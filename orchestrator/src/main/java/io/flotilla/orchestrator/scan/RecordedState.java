package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state an attempt left a target in, on purpose. {@code releaseId} is null where that is no
 * release's state, for instance after a revert to what was there before the first one.
 */
public record RecordedState(
        long targetId, Fingerprint fingerprint, @Nullable Long releaseId, Instant at) {}
