package io.flotilla.orchestrator.control;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own programs on one data folder. The server they start is a daemon in a session of
 * its own: it outlives this process, and a Ctrl-C in the terminal does not reach it.
 */
final class Postmaster {
    /** Loopback alone, no socket file, and every commit on disk. */
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "max_connections=100",
                    "max_wal_size=512MB");

    private final Path programs;
    private final Path data;
    private final Path log;

    Postmaster(Path programs, Path data, Path log) {
        this.programs = programs;
        this.data = data;
        this.log = log;
    }

    /** A server's entry in its data folder; it stays behind when the server is killed. */
    record Running(long pid, int port) {
        /** Whether a server may have this process id; somebody else's process may have it too. */
        boolean maybeAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().map(this::isPostgres).orElse(true))
                    .isPresent();
        }

        private boolean isPostgres(String command) {
            return Path.of(command).getFileName().toString().startsWith("postgres");
        }
    }

    /** Makes the data folder: there in full, or not at all. */
    void initialise(String user, Path passwordFile) throws IOException {
        var fresh = Files.createTempDirectory(data.getParent(), ".initialising");
        run(
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + user,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums");
        Files.move(fresh, data);
    }

    Optional<Running> running() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // pid, data folder, start time, port, …: src/include/utils/pidfile.h
        var lines = Files.readAllLines(file);
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(
                        new Running(
                                Long.parseLong(lines.get(0).strip()),
                                Integer.parseInt(lines.get(3).strip())));
    }

    /** Starts the server, recovery included, and returns its port. */
    int start() throws IOException {
        var port = freePort();
        var options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=120",
                "--pgdata=" + data,
                "--log=" + log,
                "--options=" + options);
        return port;
    }

    /** Ends all sessions and stops; what was committed is on disk. */
    void stop() throws IOException {
        run("pg_ctl", "stop", "--wait", "--timeout=60", "--mode=fast", "--pgdata=" + data);
    }

    /** Takes away the entry of a server that is no more, when its process id is somebody else's. */
    void forgetDead() throws IOException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        // to a file, because the daemon inherits it and would keep a pipe open
        var output = Files.createTempFile(data.getParent(), "." + program, ".out");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(output.toFile()))
                            .start();
            if (process.waitFor() != 0) {
                throw new ControlFailure(
                        "%s failed: %s (more in %s)"
                                .formatted(
                                        program,
                                        Files.readString(output)
                                                .strip()
                                                .replaceAll("\\s*\\R\\s*", "; "),
                                        log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
