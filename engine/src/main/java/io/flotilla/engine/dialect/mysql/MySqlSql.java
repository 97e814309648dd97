package io.flotilla.engine.dialect.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs plain SQL, and finds the files beside this class. */
final class MySqlSql {

    /** ER_BAD_DB_ERROR, https://mariadb.com/kb/en/e1049/. */
    static final int NO_SUCH_DATABASE = 1049;

    private MySqlSql() {}

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

    /** The rows, each as text; NULL is empty text. */
    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(sql)) {
                return rows(rows);
            }
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
