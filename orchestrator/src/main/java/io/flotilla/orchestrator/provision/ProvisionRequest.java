package io.flotilla.orchestrator.provision;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body that asks for a new tenant's schema; without {@code schema} it has the tenant's name.
 */
record ProvisionRequest(
        @Nullable String tenant,
        @Nullable String database,
        @Nullable String schema,
        @Nullable String release,
        @Nullable Map<String, String> labels) {}
