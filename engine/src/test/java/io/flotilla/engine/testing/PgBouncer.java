package io.flotilla.engine.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PgBouncer process of the test's own before a PostgreSQL server that trusts everybody. */
public final class PgBouncer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final Duration START = Duration.ofSeconds(20);

    private final Process process;
    private final Path folder;
    private final int port;

    private PgBouncer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Where Debian's package puts it. */
    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Gives two server connections out, per transaction: the one used last first, or in turn. */
    public static PgBouncer inTransactionMode(String url, boolean inTurn)
            throws IOException, InterruptedException {
        return start(
                url,
                """
                pool_mode = transaction
                default_pool_size = 2
                server_round_robin = %d
                ignore_startup_parameters = extra_float_digits,search_path
                """
                        .formatted(inTurn ? 1 : 0));
    }

    /**
     * Gives a server connection out per session, and keeps from the server what the driver of
     * Redshift says when a session starts.
     */
    public static PgBouncer inSessionMode(String url) throws IOException, InterruptedException {
        return start(
                url,
                """
                pool_mode = session
                default_pool_size = 20
                ignore_startup_parameters = extra_float_digits,driver_version,os_version,plugin_name,client_protocol_version,driver_discovery_version
                """);
    }

    private static PgBouncer start(String url, String settings)
            throws IOException, InterruptedException {
        var server = URI.create(url.substring("jdbc:".length()));
        var folder = Files.createTempDirectory("flotilla-pgbouncer-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var port = freePort();
        Files.writeString(
                folder.resolve("pgbouncer.ini"),
                """
                [databases]
                * = host=%s port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                %s
                """
                        .formatted(server.getHost(), server.getPort(), port, settings));
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // it does not run as root
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres"));
            command.add("--clear-groups");
        }
        command.addAll(List.of(PROGRAM.toString(), folder.resolve("pgbouncer.ini").toString()));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        var pooler = new PgBouncer(process, folder, port);
        pooler.awaitStart();
        return pooler;
    }

    /** The JDBC URL that leads through the pooler. */
    public String through(String url) {
        return url.replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/");
    }

    private void awaitStart() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("no PgBouncer: " + Files.readString(folder.resolve("log")));
            }
            process.waitFor(Duration.ofMillis(20));
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(folder.resolve("log"));
        Files.deleteIfExists(folder.resolve("pgbouncer.ini"));
        Files.deleteIfExists(folder);
    }
}
