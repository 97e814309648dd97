package io.flotilla.engine.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of an installed PostgreSQL, for instance {@code /usr/lib/postgresql/15/bin} of
 * Debian's {@code postgresql-15}. Root starts servers as the user {@code postgres}, because
 * PostgreSQL does not run as root.
 */
record InstalledPostgres(Path programs) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** The newest that Debian installed. */
    static Optional<InstalledPostgres> find() {
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
                    .max(Comparator.comparingDouble(InstalledPostgres::version))
                    .map(InstalledPostgres::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double version(Path programs) {
        return Double.parseDouble(programs.getName(programs.getNameCount() - 2).toString());
    }

    /**
     * Starts a server on a port and a data directory of its own; both are given back when the JVM
     * ends.
     *
     * @return its JDBC URL
     */
    String start(Map<String, String> settings) {
        try {
            var folder = folder();
            var data = folder.resolve("data").toString();
            run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
                    .with("--locale=C.UTF-8", "--no-sync", "--no-instructions")
                    .toTheEnd();
            var port = freePort();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder, data)));
            run("pg_ctl", "start", "-w", "-s", "-D", data, "-l", folder.resolve("log").toString())
                    .with("-o", options(port, folder, settings))
                    .toTheEnd();
            return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port);
        } catch (IOException e) {
            throw new UncheckedIOException("no server of " + programs, e);
        }
    }

    /** A folder of the user that the programs run as. */
    static Path folder() throws IOException {
        var folder = Files.createTempDirectory("flotilla-postgres-");
        if (isRoot()) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
        }
        return folder;
    }

    static String options(int port, Path folder, Map<String, String> settings) {
        var options = new StringBuilder("-p %d -h 127.0.0.1 -k %s".formatted(port, folder));
        settings.forEach((name, value) -> options.append(" -c %s=%s".formatted(name, value)));
        return options.toString();
    }

    /** By the process that the data directory names. */
    void stop(Path folder, String data) {
        kill(data);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a crash would, if it runs. */
    void kill(String data) {
        if (Files.exists(Path.of(data, "postmaster.pid"))) {
            run("pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", data).toTheEnd();
        }
    }

    Run run(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres"));
            command.add("--init-groups");
        }
        command.add(programs.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        return new Run(command);
    }

    /** One of the programs with its arguments, run as a user that may. */
    record Run(List<String> command) {

        Run with(String... arguments) {
            command.addAll(Arrays.asList(arguments));
            return this;
        }

        /** What it says goes to a file: a server that it leaves behind would keep a pipe open. */
        void toTheEnd() {
            try {
                var said = Files.createTempFile("flotilla-postgres-", ".log");
                var process =
                        new ProcessBuilder(command)
                                .directory(Path.of("/").toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(said.toFile())
                                .start();
                var exit = process.waitFor();
                var words = Files.readString(said, UTF_8);
                Files.delete(said);
                if (exit != 0) {
                    throw new IllegalStateException("%s: %s".formatted(command, words));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
