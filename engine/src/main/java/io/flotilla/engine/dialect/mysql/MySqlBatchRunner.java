package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.BatchRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches along the primary key; a table without one is an error that says so. */
final class MySqlBatchRunner implements BatchRunner {

    private static final String KEY =
            """
            SELECT column_name
            FROM information_schema.statistics
            WHERE table_schema = DATABASE() AND table_name = %s AND index_name = 'PRIMARY'
            ORDER BY seq_in_index
            """;

    @Override
    public Step run(Connection connection, String sql, int rows, @Nullable String cursor)
            throws SQLException {
        var batch = MySqlBatch.of(sql);
        var key = key(connection, batch);
        var after = cursor == null ? null : KeyPlace.parse(cursor);
        var picked = picked(connection, batch.pick(key, rows, after));
        if (picked.isEmpty()) {
            return new Step(0, 0, 0, null);
        }
        var changed = changed(connection, batch.change(key, picked));
        var again =
                batch.statement().deletes()
                        ? 0
                        : Long.parseLong(
                                MySqlSql.rows(connection, batch.again(key, picked))
                                        .getFirst()
                                        .getFirst());
        return new Step(picked.size(), changed, again, picked.getLast().text());
    }

    private static List<String> key(Connection connection, MySqlBatch batch) throws SQLException {
        var name = new SqlCursor(batch.statement().table()).name();
        var key =
                MySqlSql.rows(connection, KEY.formatted(Identifiers.literal(name))).stream()
                        .map(List::getFirst)
                        .toList();
        if (key.isEmpty()) {
            throw new SQLException(
                    "table %s has no primary key, along which batches go: write the statement without batches"
                            .formatted(name));
        }
        return key;
    }

    private static List<KeyPlace> picked(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(sql)) {
                var picked = new ArrayList<KeyPlace>();
                while (rows.next()) {
                    picked.add(KeyPlace.of(rows));
                }
                return picked;
            }
        }
    }

    private static long changed(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeLargeUpdate(sql);
        }
    }
}
