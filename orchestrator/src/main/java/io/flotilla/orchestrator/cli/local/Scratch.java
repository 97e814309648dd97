package io.flotilla.orchestrator.cli.local;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The server to try SQL on: the one named, else the one a live state is on, else an embedded one.
 * Opened at the first use; closing it drops the connection and stops the embedded server.
 */
final class Scratch implements AutoCloseable {
    private final Postgres postgres;
    private final @Nullable PostgresUrl url;
    private @Nullable EmbeddedPostgres embedded;
    private @Nullable Connection connection;

    private Scratch(Postgres postgres, @Nullable PostgresUrl url) {
        this.postgres = postgres;
        this.url = url;
    }

    static Scratch of(Postgres postgres, @Nullable PostgresUrl named, @Nullable State... states) {
        return new Scratch(postgres, named == null ? live(states) : named);
    }

    private static @Nullable PostgresUrl live(@Nullable State... states) {
        return Arrays.stream(states)
                .filter(State.Live.class::isInstance)
                .map(state -> ((State.Live) state).url())
                .findFirst()
                .orElse(null);
    }

    /** Always the same connection, in autocommit. */
    Connection connection() throws SQLException {
        var current = connection;
        if (current == null) {
            current = url == null ? embedded() : postgres.connect(url);
            connection = current;
        }
        return current;
    }

    private Connection embedded() throws SQLException {
        try {
            var server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .start();
            embedded = server;
            return server.getPostgresDatabase().getConnection();
        } catch (IOException | IllegalStateException e) {
            throw new CommandFailure(
                    ExitCode.ERROR,
                    "no embedded PostgreSQL to try the SQL on: " + e.getMessage(),
                    "name a server with --scratch postgres://user@host/database");
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        try (var server = embedded;
                var open = connection) {
            embedded = null;
            connection = null;
        }
    }
}
