package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows in the tables of a scratch schema, to see what a plan does to them. */
public interface SampleRows {

    /**
     * Puts a few rows into the tables and into those they reference, without their triggers: such
     * that fit the schema, and as far as can be told also what it is to become and the checks. A
     * table no row fits into stays empty. For a connection in autocommit, on whose search path the
     * schema is.
     *
     * @param to what the schema becomes; null where that is not known
     */
    void fill(
            Connection connection,
            Schema from,
            @Nullable Schema to,
            Set<String> tables,
            List<Check> checks)
            throws SQLException;

    /** The ids of those of the tables that are there, which stay when a table is renamed. */
    List<Long> find(Connection connection, String schema, Set<String> tables) throws SQLException;

    /** Those of the tables that are still there, with all they hold; within the transaction. */
    List<Sample> look(Connection connection, List<Long> tables) throws SQLException;

    /**
     * A table and its rows. {@code storage} changes when the table is written anew. Columns have
     * numbers, which stay when a column is renamed: {@code columns} gives their names, without
     * those that are computed, and {@code types} the ids of their types; {@code rows} gives their
     * values as text, without those that look different when only a word in their type is changed.
     */
    record Sample(
            long id,
            String table,
            long storage,
            Map<Integer, String> columns,
            Map<Integer, Long> types,
            List<Map<Integer, String>> rows) {

        public Sample {
            columns = Map.copyOf(columns);
            types = Map.copyOf(types);
            rows = List.copyOf(rows);
        }
    }
}
