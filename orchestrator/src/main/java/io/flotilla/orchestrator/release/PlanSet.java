package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.PlanDigest;
import io.flotilla.orchestrator.release.CohortDao.Unreadable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selection against a release, as the API shows it: every state with its plan. {@code unreadable}
 * are the first of {@code unreadableCount} targets; {@code scannedAt} is when the one inspected
 * longest ago was inspected.
 */
record PlanSet(
        String release,
        String dialect,
        List<PlannedCohort> cohorts,
        List<Unreadable> unreadable,
        long unreadableCount,
        @Nullable Instant scannedAt) {

    /** A cohort with what a reviewer wants to see of its plan. */
    record PlannedCohort(
            Fingerprint fingerprint,
            long count,
            List<String> examples,
            CohortState state,
            @Nullable String reason,
            @Nullable String difference,
            @Nullable PlanDigest planDigest,
            List<String> statements,
            List<Hazard> hazards,
            @Nullable String planDocument) {}
}
