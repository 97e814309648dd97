package io.flotilla.registry.testing;

import static java.util.Objects.requireNonNull;

import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A new, empty database for the schemas of each test's fleet, with one open connection. */
public final class FleetDatabase
        implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final PostgresServer server = new PostgresServer();
    private String url = "";
    private @Nullable Connection connection;

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        url = server.createDatabase();
        connection = connect();
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        connection().close();
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        server.afterAll(context);
    }

    public Connection connection() {
        return requireNonNull(connection);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    public FleetDatabase withSchemas(String... names) throws SQLException {
        for (var name : names) {
            run("CREATE SCHEMA \"%s\"".formatted(name.replace("\"", "\"\"")));
        }
        return this;
    }

    public void run(String sql) throws SQLException {
        try (var statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
