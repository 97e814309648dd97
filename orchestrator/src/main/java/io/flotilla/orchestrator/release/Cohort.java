package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.PlanDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The active targets of a selection that share one live fingerprint, against a release. {@code
 * planDigest} is set for {@link CohortState#PLANNED} alone, {@code reason} for {@link
 * CohortState#NO_PLAN} alone; {@code difference} is SQL from the state the cohort should be in to
 * the one it is in, where it is not a recognised one. {@code examples} are a few of its tenants.
 */
public record Cohort(
        Fingerprint fingerprint,
        long count,
        List<String> examples,
        CohortState state,
        @Nullable String reason,
        @Nullable String difference,
        @Nullable PlanDigest planDigest) {

    public Cohort {
        examples = List.copyOf(examples);
    }
}
