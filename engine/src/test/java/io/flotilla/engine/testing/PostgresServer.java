package io.flotilla.engine.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server for tests, as a field with {@code @RegisterExtension} or as a parameter
 * with {@code @ExtendWith(PostgresServer.class)}.
 *
 * <p>All instances share one embedded server, started at the first use and stopped when the JVM
 * ends; it forgoes durability for speed unless the system property {@code flotilla.test.durable} is
 * true. {@code FLOTILLA_TEST_POSTGRES_URL} (a JDBC URL with a superuser's credentials) names a
 * server to use instead. Schemas and databases made here are dropped when the test class ends.
 */
public final class PostgresServer implements ParameterResolver, AfterAllCallback {
    private final Queue<String> schemas = new ConcurrentLinkedQueue<>();
    private final Queue<String> databases = new ConcurrentLinkedQueue<>();

    /** The JDBC URL of the server's first database, with user and password when it needs them. */
    public String url() {
        return Shared.URL;
    }

    /** Opens connections to the server's first database; pools nothing. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        return dataSource;
    }

    /** A new connection to the server's first database; the caller closes it. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Makes an empty schema with a name of its own in the first database, and returns the name. */
    public String createSchema() throws SQLException {
        var name = freshName();
        execute("CREATE SCHEMA " + name);
        schemas.add(name);
        return name;
    }

    /** Drops a schema of the first database with all that is in it, if it is there. */
    public void dropSchema(String name) throws SQLException {
        execute("DROP SCHEMA IF EXISTS \"%s\" CASCADE".formatted(name.replace("\"", "\"\"")));
    }

    /** Makes an empty database, for tests that fill several schemas, and returns its JDBC URL. */
    public String createDatabase() throws SQLException {
        var name = freshName();
        execute("CREATE DATABASE " + name);
        databases.add(name);
        return url().replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
    }

    /** Makes the roles that are not there yet; they stay, because other tests may share them. */
    public void createRoles(String... names) throws SQLException {
        for (var name : names) {
            execute(
                    """
                    DO $$ BEGIN CREATE ROLE "%s"; EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$"""
                            .formatted(name));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public PostgresServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        for (var name = schemas.poll(); name != null; name = schemas.poll()) {
            dropSchema(name);
        }
        for (var name = databases.poll(); name != null; name = databases.poll()) {
            execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Random, because several test JVMs may share a server named from outside. */
    private static String freshName() {
        return "test_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Loaded, and so started, at the first use. */
    private static final class Shared {
        static final String URL = start();

        private static String start() {
            var given = System.getenv("FLOTILLA_TEST_POSTGRES_URL");
            if (given != null && !given.isBlank()) {
                return given;
            }
            try {
                var durability = Boolean.getBoolean("flotilla.test.durable") ? "on" : "off";
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", durability)
                        .setServerConfig("synchronous_commit", durability)
                        .setServerConfig("full_page_writes", durability)
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("max_locks_per_transaction", "256")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException("no embedded PostgreSQL for the tests", e);
            }
        }
    }
}
