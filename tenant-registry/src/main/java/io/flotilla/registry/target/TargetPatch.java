package io.flotilla.registry.target;

import io.flotilla.registry.label.Labels;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a target.
 *
 * @param labels new values by key, null to remove a label; other labels stay
 * @param status null to leave it
 * @param notes null to leave them, empty to remove them
 */
public record TargetPatch(
        Map<String, @Nullable String> labels, @Nullable Status status, @Nullable String notes) {

    public TargetPatch {
        labels.forEach(
                (key, value) -> {
                    Labels.requireKey(key);
                    if (value != null) {
                        Labels.requireValue(key, value);
                    }
                });
        // Map.copyOf refuses nulls
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public static TargetPatch status(Status status) {
        return new TargetPatch(Map.of(), status, null);
    }

    public static TargetPatch labels(Map<String, @Nullable String> labels) {
        return new TargetPatch(labels, null, null);
    }
}
