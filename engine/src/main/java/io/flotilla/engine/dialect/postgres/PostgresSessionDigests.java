package io.flotilla.engine.dialect.postgres;

import static java.util.function.Predicate.not;

import io.flotilla.engine.dialect.Privileges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Digests in a session: of its one schema, by itself or as the end of a pipeline, or of many. */
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

    Map<String, String> readAll(Connection connection, List<String> schemas) throws SQLException {
        var queries = PostgresDigestQueries.of(connection, privileges);
        var digests = new HashMap<String, String>();
        if (queries.commonPays()) {
            digests.putAll(PostgresDigests.read(connection, schemas, queries.common()));
            queries.commonFound(!digests.isEmpty());
        }
        var others = schemas.stream().filter(not(digests::containsKey)).toList();
        if (!others.isEmpty()) {
            digests.putAll(PostgresDigests.read(connection, others, queries.full()));
        }
        return digests;
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
