package io.flotilla.engine.dialect.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs plain SQL, and finds the files beside this class.
 *
 * <p>To a session that holds a lock, {@code GET_LOCK} among them, {@code information_schema} does
 * not show a table whose definition another session is changing at the moment, and says so in a
 * warning only (MariaDB 11.4). Such an answer is asked for again until it is whole.
 */
final class MySqlSql {

    /** ER_BAD_DB_ERROR, https://mariadb.com/kb/en/e1049/. */
    static final int NO_SUCH_DATABASE = 1049;

    /** ER_WARN_I_S_SKIPPED_TABLE, https://mariadb.com/kb/en/e1684/. */
    private static final int SKIPPED_TABLE = 1684;

    /** ER_LOCK_WAIT_TIMEOUT, https://mariadb.com/kb/en/e1205/. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private MySqlSql() {}

    /** Reads all rows of an answer. */
    interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    static String load(String file) {
        try (var stream = MySqlSql.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never as a prepared statement: neither server takes all DDL that way. */
    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /**
     * The rows, each as text; NULL is empty text.
     *
     * @throws SQLException as {@link #query} has it
     */
    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        return query(connection, sql, MySqlSql::rows);
    }

    /**
     * A query's answer.
     *
     * @throws SQLException of a lock's timeout, too, if another session changes a table's
     *     definition for longer than this one waits for locks
     */
    static <T> T query(Connection connection, String sql, Reading<T> reading) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var began = System.nanoTime();
            while (true) {
                try (var rows = statement.executeQuery(sql)) {
                    var answer = reading.of(rows);
                    var skipped = skipped(statement);
                    if (skipped.isEmpty()) {
                        return answer;
                    }
                    if (Duration.ofNanos(System.nanoTime() - began)
                                    .compareTo(lockTimeout(connection))
                            > 0) {
                        throw new SQLException(skipped.get(), "HY000", LOCK_WAIT_TIMEOUT);
                    }
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** What the server says of a table that it left out. */
    private static Optional<String> skipped(Statement statement) throws SQLException {
        for (var warning = statement.getWarnings();
                warning != null;
                warning = warning.getNextWarning()) {
            if (warning.getErrorCode() == SKIPPED_TABLE) {
                return Optional.of(String.valueOf(warning.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static Duration lockTimeout(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT @@SESSION.lock_wait_timeout")) {
            rows.next();
            return Duration.ofSeconds(rows.getLong(1));
        }
    }

    /** The rows of each query of a compound statement, one round trip for all, as they arrive. */
    static void results(Connection connection, String sql, Consumer<List<List<String>>> each)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (var more = statement.execute(sql); more; more = statement.getMoreResults()) {
                try (var rows = statement.getResultSet()) {
                    each.accept(rows(rows));
                }
            }
        }
    }

    private static List<List<String>> rows(ResultSet rows) throws SQLException {
        var found = new ArrayList<List<String>>();
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            var row = new ArrayList<String>();
            for (var i = 1; i <= columns; i++) {
                var value = rows.getString(i);
                row.add(value == null ? "" : value);
            }
            found.add(row);
        }
        return found;
    }
}
