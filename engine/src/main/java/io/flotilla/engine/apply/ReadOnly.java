package io.flotilla.engine.apply;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/**
 * A transaction without leave to write, in which names are those of one schema and a query that
 * fails takes no other with it.
 */
final class ReadOnly implements AutoCloseable {

    private final Connection connection;

    ReadOnly(Connection connection, String schema, Duration perQuery) throws SQLException {
        this.connection = connection;
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setSchema(schema);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + perQuery.toMillis());
        }
    }

    boolean isTrue(String query) throws SQLException {
        return answer(query).equals("t");
    }

    long number(String query) throws SQLException {
        return Long.parseLong(answer(query));
    }

    private String answer(String query) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
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
