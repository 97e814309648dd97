package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A database no attempt can be made on at present, and when it is tried again. */
public record DatabaseProblem(String database, String problem, @Nullable Instant retryAt) {}
