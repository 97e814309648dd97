package io.flotilla.orchestrator.process;

import static org.awaitility.Awaitility.await;

import io.flotilla.orchestrator.cli.client.ApiClient;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One node: the built server in a process of its own. Nodes started in the same folder share their
 * first token; what each logs is there too.
 */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);

    /** Soon enough for a test, with room for a busy machine. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final String HEAP = "-Xmx256m";

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
    static ServerProcess start(Path folder, String controlUrl, String... settings)
            throws IOException {
        return launch(folder, controlUrl, settings).awaitReady();
    }

    /**
     * Starts a node and does not wait; settings are as in {@code flotilla.shard.turn=3s}, and come
     * last.
     */
    static ServerProcess launch(Path folder, String controlUrl, String... settings)
            throws IOException {
        // half the processor time of a start goes into code that a test never runs again
        var options = List.of(HEAP, "-XX:TieredStopAtLevel=1");
        return launch(options, folder, controlUrl, settings);
    }

    /** As {@link #start}, and as fast as it can be: for measuring. */
    static ServerProcess startFast(Path folder, String controlUrl, String... settings)
            throws IOException {
        return launch(List.of(HEAP), folder, controlUrl, settings).awaitReady();
    }

    private static ServerProcess launch(
            List<String> options, Path folder, String controlUrl, String... settings)
            throws IOException {
        var port = freePort();
        var log = Files.createTempFile(folder, "server-", ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-Dflotilla.shard.lease=" + LEASE.toSeconds() + "s");
        for (var setting : settings) {
            command.add("-D" + setting);
        }
        command.addAll(List.of("-jar", System.getProperty("flotilla.server.jar")));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(it -> it.startsWith("FLOTILLA_") || it.startsWith("QUARKUS"));
        environment.put("FLOTILLA_HOME", folder.toString());
        environment.put("FLOTILLA_HTTP_PORT", Integer.toString(port));
        environment.put("FLOTILLA_CONTROL_URL", controlUrl);
        environment.put("FLOTILLA_CONTROL_USER", "postgres");
        return new ServerProcess(
                builder.start(), folder, log, URI.create("http://127.0.0.1:" + port));
    }

    ServerProcess awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            await().atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast(this::tellWhyItEnded)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> get(http, "/q/health/ready").statusCode() == 200);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        return this;
    }

    /** A client with the admin's token; the caller closes it. */
    ApiClient client() throws IOException {
        return new ApiClient(address, token());
    }

    /** An answer as it comes, with the admin's token. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return get(http, path);
        }
    }

    private HttpResponse<String> get(HttpClient http, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
        if (Files.exists(folder.resolve("admin-token"))) {
            request.header("Authorization", "Bearer " + token());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String token() throws IOException {
        return Files.readString(folder.resolve("admin-token")).strip();
    }

    /** Whether this is the node that a claim or an attempt names. */
    boolean isNode(String name) {
        return name.startsWith(process.pid() + "@");
    }

    /** Processor time so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * The most memory it had at any time, in MiB; 0 where the system does not tell. See VmHWM in
     * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html.
     */
    long peakMemory() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends the process as {@code kill -9} does: nothing is closed, nothing is given back. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGTERM, and does not wait. */
    void terminate() {
        process.destroy();
    }

    /** Sends SIGSTOP: the process stands still, its connections stay open. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Sends SIGCONT. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new IOException("no " + name + " for process " + process.pid());
        }
    }

    /** What it exits with; 137 stands for a kill and for a crash point. */
    int awaitExit(Duration atMost) throws InterruptedException, IOException {
        if (!process.waitFor(atMost)) {
            throw new AssertionError("process %d runs on:\n%s".formatted(process.pid(), log()));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void tellWhyItEnded() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended:\n" + log());
        }
    }

    /**
     * Below those that Linux gives to connections (32768 to 60999,
     * https://docs.kernel.org/networking/ip-sysctl.html): one of those may be gone before the node
     * listens.
     */
    private static int freePort() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(10_000, 32_768);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // somebody has it: another one
            }
        }
    }
}
