package io.flotilla.engine.plan;

/**
 * What a planner may do. {@code concurrentIndexes} builds and drops indexes of existing tables
 * without blocking writers; {@code splitValidation} adds foreign keys, checks and NOT NULL without
 * reading the table under a strong lock, and validates afterwards.
 */
public record PlanPolicy(Drops drops, boolean concurrentIndexes, boolean splitValidation) {

    public static final PlanPolicy DEFAULT = new PlanPolicy(Drops.FORBID, true, true);

    /** What becomes of tables, columns and enum values the desired state no longer has. */
    public enum Drops {
        /** They go, with their data. */
        DROP,
        /** A plan that would lose data is refused, and the refusal names what. */
        FORBID
    }

    public PlanPolicy allowingDrops() {
        return new PlanPolicy(Drops.DROP, concurrentIndexes, splitValidation);
    }
}
