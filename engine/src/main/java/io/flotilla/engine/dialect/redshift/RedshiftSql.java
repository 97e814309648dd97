package io.flotilla.engine.dialect.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs plain SQL, and finds the files beside this class. */
final class RedshiftSql {

    /**
     * What stands for the schema's own name in the definition of a late-binding view, which has to
     * name it.
     */
    static final String OWN_SCHEMA = "${schema}";

    private RedshiftSql() {}

    static String load(String file) {
        try (var text = RedshiftSql.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statement as it is for one schema. */
    static String within(String schema, String sql) {
        return sql.replace(OWN_SCHEMA, Names.quoted(schema));
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** The number of rows that the statement changed. */
    static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeUpdate(sql);
        }
    }

    static List<Row> query(Connection connection, String sql) throws SQLException {
        return queries(connection, sql).getFirst();
    }

    /** The first value of the only row; null where it is NULL or there is no row. */
    static @Nullable String value(Connection connection, String sql) throws SQLException {
        var rows = query(connection, sql);
        return rows.isEmpty() ? null : rows.getFirst().values().values().iterator().next();
    }

    /** The answers to several queries that are sent together. */
    static List<List<Row>> queries(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var answers = new ArrayList<List<Row>>();
            var isRows = statement.execute(sql);
            while (isRows || statement.getUpdateCount() != -1) {
                if (isRows) {
                    answers.add(rows(statement));
                }
                isRows = statement.getMoreResults();
            }
            return answers;
        }
    }

    private static List<Row> rows(Statement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            var found = new ArrayList<Row>();
            while (rows.next()) {
                found.add(row(rows));
            }
            return found;
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable String>();
        var labels = rows.getMetaData();
        for (var i = 1; i <= labels.getColumnCount(); i++) {
            values.put(labels.getColumnLabel(i), rows.getString(i));
        }
        return new Row(values);
    }
}
