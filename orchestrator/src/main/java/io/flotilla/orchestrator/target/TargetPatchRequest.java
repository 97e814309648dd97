package io.flotilla.orchestrator.target;

import io.flotilla.registry.target.Status;
import io.flotilla.registry.target.TargetPatch;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to change: a label of null goes, what is not named stays. {@code reason} and {@code until}
 * belong to a quarantine.
 */
record TargetPatchRequest(
        @Nullable Map<String, @Nullable String> labels,
        @Nullable Status status,
        @Nullable String notes,
        @Nullable String reason,
        @Nullable Instant until) {

    @SuppressWarnings("NullAway") // a class file does not tell that the map's values may be null
    TargetPatch patch() {
        return new TargetPatch(labels == null ? Map.of() : labels, status, notes);
    }
}
