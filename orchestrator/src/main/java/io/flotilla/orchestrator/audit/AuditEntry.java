package io.flotilla.orchestrator.audit;

import io.flotilla.orchestrator.json.Json;
import java.time.Instant;
import java.util.Map;

/** One act: {@code actor} did {@code act} (as {@code token.create}) to {@code subject}. */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String act,
        String subject,
        @Json Map<String, Object> details) {}
