package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement on a few of its rows at a time: those its own condition picks, from a cursor on.
 * Which rows are left to do is for the condition alone to say, which is false for a row that is
 * done; the cursor only spares looking at the same rows again.
 */
public interface BatchRunner {

    /**
     * Runs one batch in the connection's transaction and on its search path.
     *
     * @param cursor where the last batch ended; null for a new pass over the table
     */
    Step run(Connection connection, String sql, int rows, @Nullable String cursor)
            throws SQLException;

    /**
     * What a batch did. {@code again} counts the changed rows that still meet the condition: with
     * one of them the batches would never end.
     */
    record Step(long picked, long changed, long again, @Nullable String cursor) {}
}
