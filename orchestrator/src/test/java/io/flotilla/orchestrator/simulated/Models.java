package io.flotilla.orchestrator.simulated;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The two schemas that all simulated ones are like, on a real server: as they are before a plan,
 * and after it. A query is asked there once for each, and answered from memory from then on. For
 * any thread.
 */
public final class Models implements AutoCloseable {

    private record Question(String sql, List<@Nullable String> values) {}

    private final Connection connection;
    private final String before;
    private final String after;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> columns = new ConcurrentHashMap<>();

    private Models(Connection connection, String before, String after) {
        this.connection = connection;
        this.before = before;
        this.after = after;
    }

    /**
     * @param url of the database that has both schemas
     */
    public static Models open(String url, String before, String after) throws SQLException {
        // values go without a type, so that the server takes them as it would the node's own
        var connector = url.contains("?") ? "&" : "?";
        return new Models(
                DriverManager.getConnection(url + connector + "stringtype=unspecified"),
                before,
                after);
    }

    /** What a setting is worth on the real server. */
    String setting(String name) {
        var shown = ask("SHOW " + name, List.of()).rows().getFirst().getFirst();
        return shown == null ? "" : shown;
    }

    /** Answers a query about one schema as if it were the model's. */
    Answer about(String schema, boolean changed, String sql, List<@Nullable String> values) {
        var model = changed ? after : before;
        var asked = new ArrayList<@Nullable String>(values);
        asked.replaceAll(value -> value == null ? null : value.replace(schema, model));
        return ask(sql, asked).naming(model, schema);
    }

    Answer ask(String sql, List<@Nullable String> values) {
        return answers.computeIfAbsent(
                new Question(sql, List.copyOf(nullsAsWords(values))), _ -> really(sql, values));
    }

    /** The columns of a query whose values are not known yet. */
    List<String> columns(String sql) {
        return columns.computeIfAbsent(sql, this::reallyColumns);
    }

    private synchronized List<String> reallyColumns(String sql) {
        try (var statement = connection.prepareStatement(text(sql))) {
            return columns(statement.getMetaData());
        } catch (SQLException e) {
            throw new IllegalStateException("no columns to be had of: " + sql, e);
        }
    }

    private static List<String> columns(ResultSetMetaData data) throws SQLException {
        var columns = new ArrayList<String>();
        for (var n = 1; n <= data.getColumnCount(); n++) {
            columns.add(data.getColumnLabel(n));
        }
        return columns;
    }

    /** The driver's own marks for values in place of the protocol's. */
    private static String text(String sql) {
        return sql.replace("?", "??").replaceAll("\\$\\d+", "?");
    }

    private static List<String> nullsAsWords(List<@Nullable String> values) {
        return values.stream().map(value -> value == null ? "\0" : "=" + value).toList();
    }

    private synchronized Answer really(String sql, List<@Nullable String> values) {
        try (var statement = connection.prepareStatement(text(sql))) {
            for (var n = 0; n < values.size(); n++) {
                statement.setString(n + 1, values.get(n));
            }
            try (var rows = statement.executeQuery()) {
                var columns = columns(rows.getMetaData());
                var found = new ArrayList<List<@Nullable String>>();
                while (rows.next()) {
                    var row = new ArrayList<@Nullable String>();
                    for (var n = 1; n <= columns.size(); n++) {
                        row.add(rows.getString(n));
                    }
                    found.add(row);
                }
                return new Answer(columns, found);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no answer to be had to: " + sql, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
