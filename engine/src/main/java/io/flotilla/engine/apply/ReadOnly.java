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

    private final Connection connection;
    private final Duration perQuery;

    ReadOnly(Readiness readiness, Connection connection, String schema, Duration perQuery)
            throws SQLException {
        this.connection = connection;
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
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout((int) perQuery.plusSeconds(1).toSeconds());
            try (var row = statement.executeQuery(query)) {
                return row.next() ? Objects.requireNonNullElse(row.getString(1), "") : "";
            }
        } catch (SQLException e) {
            connection.rollback(before);
            throw e;
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
