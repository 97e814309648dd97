package io.flotilla.orchestrator.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token without its secret. {@code lastUsedAt} is right to the minute. */
public record ApiToken(
        long id,
        String name,
        Role role,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
