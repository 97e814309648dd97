package io.flotilla.engine.testing;

import ch.vorburger.exec.ManagedProcessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real MariaDB server for tests, as a field with {@code @RegisterExtension}: the stand-in for
 * MySQL, of which there is no embedded server.
 *
 * <p>All instances share one server, started at the first use and stopped when the JVM ends; see
 * {@link EmbeddedMariaDb}. {@code FLOTILLA_TEST_MYSQL_URL} (a JDBC URL {@code
 * jdbc:mysql://host:port/?user=…} of a user who may do everything) names a server to use instead,
 * MySQL or MariaDB. Databases made here are dropped when the test class ends.
 */
public final class MariaDbServer implements AfterAllCallback {

    private final Queue<String> databases = new ConcurrentLinkedQueue<>();

    /** The JDBC URL of the server, with no database. */
    public String url() {
        return Shared.URL;
    }

    /**
     * Starts an embedded server besides the shared one, whatever the environment names, and gives
     * back its URL. It stops when the JVM ends.
     */
    public static String startAnother() {
        try {
            return EmbeddedMariaDb.launch();
        } catch (IOException e) {
            throw new UncheckedIOException("no embedded MariaDB for the tests", e);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("no embedded MariaDB for the tests", e);
        }
    }

    /** The same for one of its databases. */
    public String url(String database) {
        return url().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
    }

    /** A new connection to no database; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** A new connection to one of the databases; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    /** Makes an empty database with a name of its own, and returns the name. */
    public String createDatabase() throws SQLException {
        var name = "test_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        execute(
                "CREATE DATABASE %s CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
                        .formatted(name));
        databases.add(name);
        return name;
    }

    /**
     * Where programs such as {@code mariadb-dump} are: {@code -Dmariadb.bin=/usr/bin}, or with the
     * embedded server; empty where an address names the server and nothing the programs.
     */
    public static Optional<Path> programs() {
        var given = System.getProperty("mariadb.bin", "");
        if (!given.isBlank()) {
            return Optional.of(Path.of(given));
        }
        return isNamed() ? Optional.empty() : Optional.of(EmbeddedMariaDb.PROGRAMS.resolve("bin"));
    }

    /** What those programs are linked with, where that comes with them. */
    public static Optional<Path> libraries() {
        return programs().map(bin -> bin.resolveSibling("libs")).filter(Files::isDirectory);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        for (var name = databases.poll(); name != null; name = databases.poll()) {
            execute("DROP DATABASE IF EXISTS " + name);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isNamed() {
        return !address().isBlank();
    }

    private static String address() {
        return Objects.requireNonNullElse(System.getenv("FLOTILLA_TEST_MYSQL_URL"), "");
    }

    /** Loaded, and so started, at the first use. */
    private static final class Shared {
        static final String URL = isNamed() ? address() : startAnother();
    }
}
