package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.BatchRunner;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Batches along the places of rows in their table. */
final class PostgresBatchRunner implements BatchRunner {

    @Override
    public Step run(Connection connection, String sql, int rows, @Nullable String cursor)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var row = statement.executeQuery(PostgresBatch.of(sql).step(rows, cursor))) {
                row.next();
                return new Step(
                        row.getLong("picked"),
                        row.getLong("changed"),
                        row.getLong("again"),
                        row.getString("place"));
            }
        }
    }
}
