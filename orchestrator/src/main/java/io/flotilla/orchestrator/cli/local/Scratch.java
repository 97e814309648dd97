package io.flotilla.orchestrator.cli.local;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.embedded.EmbeddedMariaDb;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server to try SQL on: the one named, else the one a live state is on, else an embedded one.
 * Opened at the first use; closing it drops the connection and stops the embedded server.
 */
final class Scratch implements AutoCloseable {
    private final Servers servers;
    private final @Nullable DatabaseUrl url;
    private final Engine engine;
    private @Nullable AutoCloseable embedded;
    private @Nullable Connection connection;

    private Scratch(Servers servers, @Nullable DatabaseUrl url, Engine engine) {
        this.servers = servers;
        this.url = url;
        this.engine = engine;
    }

    /**
     * @param usual the kind of server where no address says it
     */
    static Scratch of(
            Servers servers, Engine usual, @Nullable DatabaseUrl named, @Nullable State... states) {
        var live =
                Arrays.stream(states)
                        .filter(State.Live.class::isInstance)
                        .map(state -> ((State.Live) state).url())
                        .toList();
        var urls = Stream.concat(Stream.ofNullable(named), live.stream()).toList();
        if (urls.stream().map(DatabaseUrl::engine).distinct().count() > 1) {
            throw CommandFailure.usage(
                    "the addresses are of different kinds of servers", "name servers of one kind");
        }
        return urls.isEmpty()
                ? new Scratch(servers, null, usual)
                : new Scratch(servers, urls.getFirst(), urls.getFirst().engine());
    }

    /** The kind of server that everything is about. */
    Engine engine() {
        return engine;
    }

    /** Always the same connection, in autocommit. */
    Connection connection() throws SQLException {
        var current = connection;
        if (current == null) {
            current = url == null ? embedded() : servers.connect(url);
            connection = current;
        }
        return current;
    }

    private Connection embedded() throws SQLException {
        try {
            return switch (engine) {
                case POSTGRES -> {
                    var server =
                            EmbeddedPostgres.builder()
                                    .setServerConfig("fsync", "off")
                                    .setServerConfig("synchronous_commit", "off")
                                    .start();
                    embedded = server;
                    yield server.getPostgresDatabase().getConnection();
                }
                case REDSHIFT -> throw new IllegalStateException("Redshift runs at Amazon alone");
                case MYSQL -> {
                    var server = EmbeddedMariaDb.start();
                    embedded = server;
                    yield server.connect("mysql");
                }
            };
        } catch (IOException | IllegalStateException e) {
            throw new CommandFailure(
                    ExitCode.ERROR,
                    "no embedded server to try the SQL on: " + e.getMessage(),
                    "name a server with --scratch " + engine.form());
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        try (var open = connection) {
            connection = null;
        } finally {
            stop(embedded);
            embedded = null;
        }
    }

    private static void stop(@Nullable AutoCloseable server) throws IOException {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the embedded server does not stop: " + e.getMessage(), e);
        }
    }
}
