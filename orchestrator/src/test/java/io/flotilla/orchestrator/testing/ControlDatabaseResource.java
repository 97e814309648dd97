package io.flotilla.orchestrator.testing;

import io.flotilla.engine.testing.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * A database on the tests' PostgreSQL server, empty when a server under test starts, and a home
 * folder of its own. Classes of one profile share the server, so a test names what it makes with
 * names of its own.
 */
@QuarkusTestResource(ControlDatabaseResource.class)
public final class ControlDatabaseResource implements QuarkusTestResourceLifecycleManager {
    private final PostgresServer server = new PostgresServer();

    @Override
    public Map<String, String> start() {
        try {
            var url = server.createDatabase();
            var home = Files.createTempDirectory(Path.of("target"), "home-");
            return Map.of(
                    "flotilla.control.url",
                    url,
                    "flotilla.control.user",
                    "postgres",
                    "flotilla.home",
                    home.toAbsolutePath().toString(),
                    TenantServer.URL_PROPERTY,
                    server.url());
        } catch (SQLException e) {
            throw new IllegalStateException("no control database for the tests", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the server is the JVM's and goes with it
    }
}
