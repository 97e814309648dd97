package io.flotilla.engine.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * An embedded server of one test's own that may go and come back, on the same port and with the
 * data it had; what was committed is there again.
 */
public final class RestartablePostgres implements AutoCloseable {

    private static final Map<String, String> SETTINGS =
            Map.of("fsync", "off", "shared_buffers", "128MB", "max_locks_per_transaction", "256");

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private RestartablePostgres(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server = launch();
    }

    /** Starts one; its data stay in the folder, which is the caller's. */
    public static RestartablePostgres start(Path folder) throws IOException {
        return new RestartablePostgres(folder, InstalledPostgres.freePort());
    }

    private EmbeddedPostgres launch() throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPort(port);
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    /**
     * Ends every session and the server, and starts it again; returns when it takes connections.
     */
    public void restart() throws IOException {
        server.close();
        server = launch();
    }

    /** Makes an empty database, and returns its JDBC URL. */
    public String createDatabase(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
