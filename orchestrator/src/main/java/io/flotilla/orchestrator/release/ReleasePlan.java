package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.PlanDigest;
import java.time.Instant;

/**
 * The current plan from one state to a release; {@code document} is its {@code plan/v1} text. A
 * rollout's manifest keeps a copy, since a re-made or edited plan replaces this one.
 */
public record ReleasePlan(
        long releaseId,
        Fingerprint fromFingerprint,
        PlanDigest digest,
        String document,
        String createdBy,
        Instant createdAt) {}
