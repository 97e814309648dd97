package io.flotilla.engine.dialect.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.redshift.Driver;
import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.testing.PgBouncer;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
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
public final class RedshiftStandIn implements BeforeAllCallback, AfterAllCallback {

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

    /** Where it listens, without the scheme that the driver wants. */
    public URI address() {
        return URI.create(url.substring("jdbc:".length()));
    }

    /** Makes a schema as a script says, and runs one more statement in it. */
    public void make(String schema, String script, String more) throws SQLException {
        var dialect = new RedshiftDialect();
        try (var connection = connect()) {
            var wanted =
                    DesiredState.load(
                            dialect, connection, List.of(new SourceFile("app.sql", script)));
            assertThat(dialect.targetSchemas().create(connection, schema)).isTrue();
            SearchPath.set(connection, SearchPath.of(schema));
            for (var sql : SchemaSql.create(dialect, wanted)) {
                RedshiftSql.run(connection, RedshiftSql.within(schema, sql));
            }
            RedshiftSql.run(connection, more);
        }
    }

    /** Runs one statement, in autocommit. */
    public void run(String sql) throws SQLException {
        try (var connection = connect()) {
            RedshiftSql.run(connection, sql);
        }
    }

    /** What a query of one row and one column finds. */
    public @Nullable String value(String sql) throws SQLException {
        try (var connection = connect()) {
            return RedshiftSql.value(connection, sql);
        }
    }

    /** A new connection through the driver; the caller closes it. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", "postgres");
        properties.setProperty("ssl", "false");
        return StandInConnection.of(
                Objects.requireNonNull(new Driver().connect(url, properties), url));
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException, IOException {
        if (pooler != null) {
            pooler.close();
        }
        server.afterAll(context);
    }
}
