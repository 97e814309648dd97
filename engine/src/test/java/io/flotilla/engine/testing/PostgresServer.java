package io.flotilla.engine.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
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
 * <p>All instances share one server, started at the first use and stopped when the JVM ends; it
 * forgoes durability for speed unless the system property {@code flotilla.test.durable} is true. It
 * is an embedded one. {@code FLOTILLA_TEST_POSTGRES_URL} (a JDBC URL with a superuser's
 * credentials) names a server to use instead, {@code -Dpostgres.bin=/usr/lib/postgresql/15/bin} the
 * programs to start one from. Schemas and databases made here are dropped when the test class ends.
 */
public final class PostgresServer implements ParameterResolver, AfterAllCallback {

    private static final Map<String, String> SIZES =
            Map.of(
                    "shared_buffers",
                    "1GB",
                    "max_connections",
                    "200",
                    "max_locks_per_transaction",
                    "256");

    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes");

    /** Planning and compiling them takes longer than running them, as with an inspection. */
    private static final Map<String, String> QUERIES_ASKED_ONCE =
            Map.of("jit", "off", "plan_cache_mode", "force_generic_plan");

    private final Queue<String> schemas = new ConcurrentLinkedQueue<>();
    private final Queue<String> databases = new ConcurrentLinkedQueue<>();
    private final Supplier<String> url;
    private final Lending lending = new Lending(this::connect);

    /** The server that all tests share. */
    public PostgresServer() {
        this(() -> Shared.URL);
    }

    private PostgresServer(Supplier<String> url) {
        this.url = url;
    }

    /**
     * One of the newest PostgreSQL that is installed, which has a pg_dump of its version; empty
     * where none is. If the shared server is named from outside, it is that one.
     */
    public static Optional<PostgresServer> installed() {
        return isNamed()
                ? Optional.of(new PostgresServer())
                : InstalledPostgres.find().map(_ -> new PostgresServer(() -> Installed.URL));
    }

    /** The JDBC URL of the server's first database, with user and password when it needs them. */
    public String url() {
        return url.get();
    }

    /** 15, for instance. */
    public int version() throws SQLException {
        try (var connection = borrow()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
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

    /**
     * A connection to the server's first database as a pool gives it: when it is closed, it is kept
     * for the next taker, to the end of the test class.
     */
    public Connection borrow() throws SQLException {
        return lending.take();
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
        lending.close();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = borrow();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Random, because several test JVMs may share a server named from outside. */
    private static String freshName() {
        return "test_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static boolean isNamed() {
        return !address().isBlank() || !programs().isBlank();
    }

    private static String address() {
        return Objects.requireNonNullElse(System.getenv("FLOTILLA_TEST_POSTGRES_URL"), "");
    }

    private static String programs() {
        return System.getProperty("postgres.bin", "");
    }

    private static Map<String, String> settings() {
        var isDurable = Boolean.getBoolean("flotilla.test.durable");
        var settings = new HashMap<>(SIZES);
        DURABILITY.forEach(name -> settings.put(name, isDurable ? "on" : "off"));
        if (!isDurable) {
            settings.putAll(QUERIES_ASKED_ONCE);
        }
        return settings;
    }

    /** Loaded, and so started, at the first use. */
    private static final class Shared {
        static final String URL = start();

        private static String start() {
            if (!address().isBlank()) {
                return address();
            }
            if (!programs().isBlank()) {
                return new InstalledPostgres(Path.of(programs())).start(settings());
            }
            try {
                var server = EmbeddedPostgres.builder();
                settings().forEach(server::setServerConfig);
                return server.start().getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException("no embedded PostgreSQL for the tests", e);
            }
        }
    }

    /** Likewise. */
    private static final class Installed {
        static final String URL = InstalledPostgres.find().orElseThrow().start(settings());
    }
}
