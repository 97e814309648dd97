package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures of a rollout that are alike but for names, numbers and literals. {@code targets} counts
 * those that have failed, wait or are held by it now; {@code tenants} names the first of them.
 */
public record RolloutErrorGroup(
        String key,
        String failureKind,
        @Nullable String sqlState,
        String text,
        int targets,
        List<String> tenants,
        Instant firstAt,
        @Nullable Instant notifiedAt) {}
