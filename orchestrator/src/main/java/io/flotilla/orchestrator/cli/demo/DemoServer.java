package io.flotilla.orchestrator.cli.demo;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.ServerJar;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ServerAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server as a process of its own, with its own folder and embedded control database. */
final class DemoServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int LOG_LINES = 30;

    private final Process process;
    private final Path home;
    private final Path log;
    private final URI address;

    private DemoServer(Process process, Path home, Path log, URI address) {
        this.process = process;
        this.home = home;
        this.log = log;
        this.address = address;
    }

    /** Starts the process without waiting for it; a null port is a free one. */
    static DemoServer start(Path folder, @Nullable Integer port) throws IOException {
        var home = Files.createDirectories(folder.resolve("home"));
        var log = folder.resolve("server.log");
        var http = port == null ? freePort() : port;
        var builder =
                new ProcessBuilder(ServerJar.command(List.of()))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(DemoServer::configures);
        builder.environment().put("FLOTILLA_HOME", home.toString());
        builder.environment().put("FLOTILLA_HTTP_PORT", Integer.toString(http));
        builder.environment().put("FLOTILLA_DEMO_PASSWORD", TenantDatabase.PASSWORD);
        return new DemoServer(builder.start(), home, log, URI.create("http://127.0.0.1:" + http));
    }

    /** The user's own server must not leak into the demo's. */
    private static boolean configures(String variable) {
        return variable.startsWith("FLOTILLA_") || variable.startsWith("QUARKUS_");
    }

    URI address() {
        return address;
    }

    Path home() {
        return home;
    }

    /** Waits until the server is ready, and returns a client with its first admin token. */
    ApiClient client() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(START);
        try (var http = HttpClient.newHttpClient()) {
            while (!ready(http)) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new CommandFailure(
                            ExitCode.ERROR, "the demo's server did not start", lastLog());
                }
                // the child has no other way to tell
                Thread.sleep(100);
            }
        }
        return new ApiClient(address, ServerAddress.fileToken(home.resolve("admin-token")));
    }

    private boolean ready(HttpClient http) throws IOException, InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException | HttpTimeoutException _) {
            return false;
        }
    }

    /** What it logged last. */
    String lastLog() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** Ends this very process, by force if it does not end by itself. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
