package io.flotilla.engine.conformance;

import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A database that is emptied for every state; dropped when closed. For one thread. */
final class MySqlPlace implements AutoCloseable {

    private final MariaDbServer server;
    private final String name =
            "work_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final Connection control;

    MySqlPlace(MariaDbServer server) throws SQLException {
        this.server = server;
        this.control = server.connect();
        clear();
    }

    String name() {
        return name;
    }

    Connection connect() throws SQLException {
        return server.connect(name);
    }

    void clear() throws SQLException {
        Answers.execute(control, "DROP DATABASE IF EXISTS " + name);
        Answers.execute(
                control,
                "CREATE DATABASE %s CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
                        .formatted(name));
    }

    /** Runs a whole script, which the server itself takes apart. */
    void load(String script, boolean inAnyOrder) throws SQLException, Load.Failed {
        if (script.isBlank()) {
            return;
        }
        try (var connection =
                        DriverManager.getConnection(server.url(name) + "&allowMultiQueries=true");
                var statement = connection.createStatement()) {
            if (inAnyOrder) {
                statement.execute("SET foreign_key_checks = 0");
            }
            statement.setEscapeProcessing(false);
            var isRows = statement.execute(script);
            while (isRows || statement.getUpdateCount() != -1) {
                isRows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new Load.Failed(script, e);
        }
    }

    /** Runs the statements one after the other, in one session. */
    void run(List<String> statements) throws SQLException {
        try (var connection = connect()) {
            for (var sql : statements) {
                Answers.execute(connection, sql);
            }
        }
    }

    /** Whether the server ran them all. */
    boolean takes(List<String> statements) {
        try {
            run(statements);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    boolean isEmpty() throws SQLException {
        try (var connection = connect()) {
            return Answers.of(connection, "SHOW TABLES").isEmpty();
        }
    }

    MySqlDump dump() {
        return MySqlDump.of(server, name);
    }

    @Override
    public void close() throws SQLException {
        Answers.execute(control, "DROP DATABASE IF EXISTS " + name);
        control.close();
    }
}
