package io.flotilla.orchestrator.target;

import io.flotilla.registry.target.Status;
import io.flotilla.registry.target.TargetPatch;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What to change: a label of null goes, what is not named stays. */
record TargetPatchRequest(
        @Nullable Map<String, @Nullable String> labels,
        @Nullable Status status,
        @Nullable String notes) {

    TargetPatch patch() {
        return new TargetPatch(Objects.requireNonNullElse(labels, Map.of()), status, notes);
    }
}
