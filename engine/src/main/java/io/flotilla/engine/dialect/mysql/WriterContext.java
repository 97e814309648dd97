package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.Schema;

/** What is the same for all changes of one plan, in the one direction that is written. */
record WriterContext(PlanPolicy policy, Direction direction, Schema from, Schema to) {

    /** Whether what goes from the table, or the table, is kept out of sight. */
    boolean discards(String table) {
        return direction == Direction.FORWARD && isTrash(table);
    }

    /** Whether what comes was kept when the plan took it away. */
    boolean restores(String table) {
        return direction == Direction.REVERT && isTrash(table);
    }

    /** The same for what is part of no table. */
    boolean discards() {
        return direction == Direction.FORWARD && policy.drops() == PlanPolicy.Drops.TRASH;
    }

    boolean restores() {
        return direction == Direction.REVERT && policy.drops() == PlanPolicy.Drops.TRASH;
    }

    /** What the table or sequence is called in the trash. */
    String trash(String table) {
        return TrashNames.of(plan(), table, null);
    }

    /** What the column is called in the trash. */
    String trash(String table, String column) {
        return TrashNames.of(plan(), table, column);
    }

    /** What is computed is computed again; rows get the times of their versions from the server. */
    static boolean isKept(Column column) {
        return column.generatedAs() == null
                && ((ColumnOptions.MySql) column.options())
                        .attributes().stream().noneMatch(it -> it.contains("AS ROW"));
    }

    private boolean isTrash(String table) {
        return policy.drops(table) == PlanPolicy.Drops.TRASH;
    }

    /** The same for the way forward and back. */
    private String plan() {
        var before = direction == Direction.FORWARD ? from : to;
        var after = direction == Direction.FORWARD ? to : from;
        return Fingerprinter.fingerprint(before).value() + Fingerprinter.fingerprint(after).value();
    }
}
