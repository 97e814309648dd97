package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanDigest;
import org.jspecify.annotations.Nullable;

/**
 * How far the last run of a plan has come on a target, as the target itself remembers it. {@code
 * position} counts the statements that are behind for certain; of the next one, if it is run in
 * batches, {@code rows} were changed and {@code place} is where the last batch ended.
 */
public record LedgerEntry(
        PlanDigest plan,
        Plan.Direction direction,
        int position,
        long rows,
        @Nullable String place) {}
