package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.TrashBin;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;

/** What is the same for all changes of one plan. */
record WriterContext(PlanPolicy policy, Direction direction) {

    /** Whether what goes from the table, or the table, is kept out of sight. */
    boolean discards(String table) {
        return direction == Direction.FORWARD && isTrash(table);
    }

    /** Whether what comes was kept when the plan took it away. */
    boolean restores(String table) {
        return direction == Direction.REVERT && isTrash(table);
    }

    private boolean isTrash(String table) {
        return policy.drops(table) == PlanPolicy.Drops.TRASH;
    }

    /** What a thing is called while it is in the trash. */
    static String trashed(String name) {
        return Names.prefixed(TrashBin.PREFIX, name);
    }
}
