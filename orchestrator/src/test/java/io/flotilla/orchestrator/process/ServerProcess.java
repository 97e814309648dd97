package io.flotilla.orchestrator.process;

import static org.awaitility.Awaitility.await;

import io.flotilla.orchestrator.cli.client.ApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One node: the built server in a process of its own. Nodes started in the same folder share their
 * first token; what each logs is there too.
 */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    /** Soon enough for a test, with room for a busy machine. */
    private static final String LEASE = "5s";

    private final Process process;
    private final Path folder;
    private final Path log;
    private final URI address;

    private ServerProcess(Process process, Path folder, Path log, URI address) {
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.address = address;
    }

    /** Starts a node on an external control database; returns when it is ready. */
    static ServerProcess start(Path folder, String controlUrl) throws IOException {
        var node = launch(folder, controlUrl);
        try (var http = HttpClient.newHttpClient()) {
            await().atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast(() -> node.tellWhyItEnded())
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> node.ready(http));
        } catch (RuntimeException | Error e) {
            node.close();
            throw e;
        }
        return node;
    }

    private static ServerProcess launch(Path folder, String controlUrl) throws IOException {
        var port = freePort();
        var log = Files.createTempFile(folder, "server-", ".log");
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                "-Dflotilla.shard.lease=" + LEASE,
                                "-jar",
                                System.getProperty("flotilla.server.jar"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(it -> it.startsWith("FLOTILLA_") || it.startsWith("QUARKUS"));
        environment.put("FLOTILLA_HOME", folder.toString());
        environment.put("FLOTILLA_HTTP_PORT", Integer.toString(port));
        environment.put("FLOTILLA_CONTROL_URL", controlUrl);
        environment.put("FLOTILLA_CONTROL_USER", "postgres");
        return new ServerProcess(
                builder.start(), folder, log, URI.create("http://127.0.0.1:" + port));
    }

    /** A client with the admin's token; the caller closes it. */
    ApiClient client() throws IOException {
        return new ApiClient(address, Files.readString(folder.resolve("admin-token")).strip());
    }

    /** Whether this is the node that a claim or an attempt names. */
    boolean isNode(String name) {
        return name.startsWith(process.pid() + "@");
    }

    /** Ends the process as {@code kill -9} does: nothing is closed, nothing is given back. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private boolean ready(HttpClient http) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private void tellWhyItEnded() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended:\n" + Files.readString(log));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
