package io.flotilla.registry.discovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that cannot write, with 30 s for each statement, rolled back when closed. The
 * connection comes and goes in autocommit mode.
 */
record ReadOnlyTransaction(Connection connection) implements AutoCloseable {

    private static final int SECONDS = 30;

    void begin() throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /** The caller closes it. */
    Statement statement() throws SQLException {
        var statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        statement.setQueryTimeout(SECONDS);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
    }
}
