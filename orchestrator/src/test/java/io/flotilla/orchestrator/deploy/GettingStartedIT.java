package io.flotilla.orchestrator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A newcomer's half hour: every command of docs/getting-started.md, in one shell, on an installed
 * PostgreSQL, with the start script and a server that keeps its own control database.
 */
@Isolated
class GettingStartedIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    @TempDir Path folder;
    private final ShellDocument page = page();

    @Test
    void itsCommandsPrintWhatItShows() throws Exception {
        var postgres = PostgresServer.installed();
        assumeTrue(postgres.isPresent(), "no PostgreSQL is installed, and so no psql");
        var printed = run(URI.create(postgres.orElseThrow().url().replaceFirst("^jdbc:", "")));

        var outputs = ShellDocument.outputs(printed);
        for (var step = 0; step < page.steps().size(); step++) {
            assertThat(outputs).as(printed).hasSizeGreaterThan(step + 1);
            var expected = page.steps().get(step);
            assertThat(outputs.get(step))
                    .as("after\n%s\nis shown\n%s", expected.commands(), expected.shown())
                    .matches(expected::shows);
        }
    }

    private String run(URI postgres) throws IOException, InterruptedException {
        var port = Integer.toString(freePort());
        var script = folder.resolve("page.sh");
        Files.writeString(
                script,
                page.script(
                        commands ->
                                commands.replace("5432", Integer.toString(postgres.getPort()))
                                        .replace("127.0.0.1:8080", "127.0.0.1:" + port)));
        Files.createSymbolicLink(folder.resolve("flotilla"), ROOT.resolve("flotilla"));
        var log = folder.resolve("page.log");
        var builder =
                new ProcessBuilder("bash", script.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(it -> it.startsWith("FLOTILLA_"));
        builder.environment()
                .putAll(
                        Map.of(
                                "FLOTILLA_HOME",
                                home().toString(),
                                "FLOTILLA_HTTP_PORT",
                                port,
                                "FLOTILLA_URL",
                                "http://127.0.0.1:" + port,
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                // half the processor time of a start goes into code never run again
                                "JAVA_TOOL_OPTIONS",
                                "-XX:TieredStopAtLevel=1",
                                "NO_COLOR",
                                "1"));
        var shell = builder.start();
        try {
            assertThat(shell.waitFor(AT_MOST)).as(Files.readString(log)).isTrue();
        } finally {
            shell.descendants().toList().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
        }
        return Files.readString(log).replaceAll("(?m)^Picked up JAVA_TOOL_OPTIONS.*\\R", "");
    }

    private Path home() {
        return folder.resolve("home");
    }

    /** Where the page did not come to its end: the server, and the control database it left. */
    @AfterEach
    void endWhatIsLeft() throws IOException {
        for (var left : List.of("server.lock", "control/postmaster.pid")) {
            var file = home().resolve(left);
            if (Files.exists(file)) {
                var pid = Files.readAllLines(file).getFirst().strip();
                ProcessHandle.of(Long.parseLong(pid))
                        .filter(this::isOurs)
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())))
                    .matches("(?s).*(quarkus-run.jar|" + home() + ").*");
        } catch (IOException e) {
            return false;
        }
    }

    private static ShellDocument page() {
        try {
            return ShellDocument.of(Files.readString(ROOT.resolve("docs/getting-started.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
