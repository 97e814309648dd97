package io.flotilla.registry.target;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One schema on one database, for one tenant: the unit of work.
 *
 * @param databaseName the registered database's name, not the server's
 */
public record Target(
        long id,
        String tenant,
        long databaseId,
        String databaseName,
        String schemaName,
        Map<String, String> labels,
        Status status,
        @Nullable String pinnedRelease,
        @Nullable String notes,
        Instant createdAt,
        Instant updatedAt) {}
