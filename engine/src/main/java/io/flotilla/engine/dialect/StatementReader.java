package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the SQL of a plan's statements, which anybody may have written. */
public interface StatementReader {

    /** Why the statement may not be part of a plan, and what to do; empty if it may. */
    Optional<String> refusal(String sql);

    /**
     * The statement as one about rows, if that is what it is; empty for one about the schema, for
     * one that may not be part of a plan, and for what nobody can read.
     */
    Optional<DataStatement> read(String sql);

    /** Whether the statement always ends the transaction it is in, so that it must have none. */
    boolean commitsByItself(String sql);

    /** Every name the statement mentions, of whatever kind. */
    Set<String> names(String sql);

    /**
     * A statement about rows, and what it does to their table; {@code readable} is false where
     * nobody can tell which tables those are.
     */
    record DataStatement(
            Statement.Data data, boolean losesData, List<Hazard> hazards, boolean readable) {
        public DataStatement {
            hazards = List.copyOf(hazards);
        }
    }
}
