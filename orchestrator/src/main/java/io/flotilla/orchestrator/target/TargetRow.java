package io.flotilla.orchestrator.target;

import io.flotilla.orchestrator.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A target with what is known of its schema, as lists show it. */
public record TargetRow(
        long id,
        String tenant,
        String database,
        String dialect,
        String schema,
        @Json Map<String, String> labels,
        String status,
        @Nullable String notes,
        @Nullable String quarantineReason,
        @Nullable Instant quarantinedUntil,
        @Nullable String release,
        TargetCondition state,
        @Nullable String fingerprint,
        @Nullable String expectedFingerprint,
        @Nullable String problem,
        @Nullable Instant inspectedAt,
        Instant createdAt) {}
