package io.flotilla.registry.discovery;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that cannot write, with 30 s for each statement, rolled back when closed. The
 * connection comes and goes in autocommit mode.
 */
record ReadOnlyTransaction(Connection connection) implements AutoCloseable {

    void begin() throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ ONLY");
            statement.execute("SET LOCAL statement_timeout = '30s'");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
