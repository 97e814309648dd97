package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** One scratch schema, until it is closed the search path of its connection. */
final class PostgresScratch implements Scratch {

    private static final Pattern SQL_BODY =
            Pattern.compile("\\bBEGIN\\s+ATOMIC\\b", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final String name;
    private final Settings before;

    /** What a scratch schema changes about its connection. */
    record Settings(String searchPath, String checkFunctionBodies) {}

    private PostgresScratch(Connection connection, String name, Settings before) {
        this.connection = connection;
        this.name = name;
        this.before = before;
    }

    static PostgresScratch create(Connection connection, String name, Settings before)
            throws SQLException {
        run(connection, "CREATE SCHEMA " + PostgresIdentifiers.quoted(name));
        var scratch = new PostgresScratch(connection, name, before);
        try {
            // bodies of functions may name what is made after them
            scratch.set(new Settings(PostgresIdentifiers.quoted(name), "off"));
            return scratch;
        } catch (SQLException e) {
            try (scratch) {
                throw e;
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void execute(String sql) throws SQLException {
        run(connection, sql);
    }

    /**
     * The driver takes whatever follows a {@code BEGIN ATOMIC} for part of the body, and so for one
     * statement.
     */
    @Override
    public void executeAll(List<String> statements) throws SQLException {
        var batch = new StringJoiner(";\n");
        for (var sql : statements) {
            batch.add(sql);
            if (SQL_BODY.matcher(sql).find()) {
                execute(batch.toString());
                batch = new StringJoiner(";\n");
            }
        }
        if (batch.length() > 0) {
            execute(batch.toString());
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try {
            drop(connection, name);
        } finally {
            set(before);
        }
    }

    static void drop(Connection connection, String name) throws SQLException {
        run(
                connection,
                "DROP SCHEMA IF EXISTS %s CASCADE".formatted(PostgresIdentifiers.quoted(name)));
    }

    private void set(Settings settings) throws SQLException {
        try (var set =
                connection.prepareStatement(
                        """
                        SELECT set_config('search_path', ?, false),
                               set_config('check_function_bodies', ?, false)
                        """)) {
            set.setString(1, settings.searchPath());
            set.setString(2, settings.checkFunctionBodies());
            set.execute();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
