package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Privileges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The digest of the one schema of a session, by itself or as the end of a pipeline. */
record PostgresSessionDigests(Privileges privileges) {

    Optional<String> read(Connection connection, String schema) throws SQLException {
        var queries = PostgresDigestQueries.of(connection, privileges);
        if (queries.commonPays()) {
            var common = read(connection, schema, queries.common());
            queries.commonFound(common.isPresent());
            if (common.isPresent()) {
                return common;
            }
        }
        return read(connection, schema, queries.full());
    }

    private static Optional<String> read(Connection connection, String schema, String sql)
            throws SQLException {
        return Optional.ofNullable(
                PostgresDigests.read(connection, List.of(schema), sql).get(schema));
    }

    /** Runs a pipeline with the digest at its end, if it can be run as one. */
    boolean run(PostgresPipeline pipeline, Connection connection, String schema)
            throws SQLException {
        var queries = PostgresDigestQueries.of(connection, privileges);
        return pipeline.add(queries.commonPays() ? queries.common() : queries.full(), array(schema))
                .run(connection);
    }

    /** What a pipeline that was run has to say, or else another query. */
    Optional<String> result(PostgresPipeline pipeline, Connection connection, String schema)
            throws SQLException {
        @Nullable String digest = pipeline.result(pipeline.completed() - 1);
        var queries = PostgresDigestQueries.of(connection, privileges);
        if (digest == null) {
            queries.commonFound(false);
            return read(connection, schema, queries.full());
        }
        if (queries.commonPays()) {
            queries.commonFound(true);
        }
        return Optional.of(digest);
    }

    private static String array(String schema) {
        return "{\"" + schema.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }
}
