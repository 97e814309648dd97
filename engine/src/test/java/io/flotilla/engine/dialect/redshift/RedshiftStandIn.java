package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.testing.PgBouncer;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * No Redshift, but what stands in for it: the genuine driver, a PgBouncer that swallows what only
 * Redshift takes when a session starts, a PostgreSQL with the catalogs of {@code standin.sql}, and
 * {@link StandInTranslation} before all of it. It shows that the dialect's parts fit together, and
 * nothing about what a cluster does.
 */
final class RedshiftStandIn implements BeforeAllCallback, AfterAllCallback {

    private final PostgresServer server = new PostgresServer();
    private String url = "";
    private @Nullable PgBouncer pooler;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        var database = server.createDatabase();
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute(RedshiftSql.load("standin.sql"));
            var name = connection.getCatalog();
            statement.execute(
                    "ALTER DATABASE %s SET standin.query_group = 'unset'".formatted(name));
            statement.execute(
                    "ALTER DATABASE %s SET standard_conforming_strings = off".formatted(name));
            statement.execute("ALTER DATABASE %s SET escape_string_warning = off".formatted(name));
        }
        var pooler = PgBouncer.inSessionMode(database);
        this.pooler = pooler;
        url =
                pooler.through(database)
                        .replaceFirst("^jdbc:postgresql:", "jdbc:redshift:")
                        .replaceFirst("\\?.*", "");
    }

    /** A new connection through the driver; the caller closes it. */
    Connection connect() throws SQLException {
        return StandInConnection.of(
                DriverManager.getConnection(url + "?ssl=false", "postgres", "postgres"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException, IOException {
        if (pooler != null) {
            pooler.close();
        }
        server.afterAll(context);
    }
}
