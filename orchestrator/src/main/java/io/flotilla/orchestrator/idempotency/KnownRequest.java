package io.flotilla.orchestrator.idempotency;

import io.flotilla.orchestrator.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on record under a key. {@code status} and {@code headers} are null while the request is
 * under way; {@code withheld} says that its answer was not for storing.
 */
public record KnownRequest(
        byte[] digest,
        String line,
        @Nullable Integer status,
        @Json @Nullable Map<String, String> headers,
        byte @Nullable [] body,
        boolean withheld) {}
