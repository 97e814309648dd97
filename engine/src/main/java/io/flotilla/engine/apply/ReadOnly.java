package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A transaction without leave to write, in which names are those of one schema and a query that
 * fails takes no other with it.
 */
final class ReadOnly implements AutoCloseable {

    /** As servers write it. */
    private static final Set<String> TRUE = Set.of("t", "1");

    private final Readiness readiness;
    private final Connection connection;
    private final String schema;
    private final Duration perQuery;

    ReadOnly(Readiness readiness, Connection connection, String schema, Duration perQuery)
            throws SQLException {
        this.readiness = readiness;
        this.connection = connection;
        this.schema = schema;
        this.perQuery = perQuery;
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        readiness.enter(connection, schema, perQuery);
    }

    boolean isTrue(String query) throws SQLException {
        return TRUE.contains(answer(query));
    }

    long number(String query) throws SQLException {
        return Long.parseLong(answer(query));
    }

    private String answer(String query) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout((int) perQuery.plusSeconds(1).toSeconds());
            try (var row = statement.executeQuery(query)) {
                return row.next() ? Objects.requireNonNullElse(row.getString(1), "") : "";
            }
        } catch (SQLException e) {
            startAnew(e);
            throw e;
        }
    }

    /** Nothing is lost with a transaction that wrote nothing, and Redshift has no savepoints. */
    private void startAnew(SQLException reason) {
        try {
            connection.rollback();
            readiness.enter(connection, schema, perQuery);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** What was set goes with the transaction. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
    }
}
