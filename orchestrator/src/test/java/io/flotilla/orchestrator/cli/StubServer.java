package io.flotilla.orchestrator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Answers requests as told and remembers them. It stands in for the server where a test is about
 * the command line alone. Of several answers to one request, the last is repeated.
 */
public final class StubServer implements BeforeEachCallback, AfterEachCallback {
    private static final int CUT = 0;

    private final Map<String, Queue<Answer>> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private HttpServer server;

    /** What was asked, with its body and the token and key it came with; null without a key. */
    public record Request(String line, String body, String authorization, String key) {}

    private record Answer(int status, String body) {}

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop(0);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@code request} is a method and a path below {@code /api/v1} with its query. */
    public synchronized StubServer on(String request, int status, String body) {
        answers.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** Takes the request and closes the connection. */
    public StubServer cutting(String request) {
        return on(request, CUT, "");
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    public CapturedShell shell() {
        return new CapturedShell().with("FLOTILLA_URL", url()).with("FLOTILLA_TOKEN", "secret");
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var line =
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
            requests.add(
                    new Request(
                            line,
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            var queue = answers.getOrDefault(line, new ArrayDeque<>());
            var answer = queue.size() > 1 ? queue.poll() : queue.peek();
            if (answer == null) {
                answer = new Answer(404, "{\"title\": \"Not told what to answer\"}");
            }
            if (answer.status() == CUT) {
                return;
            }
            var bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
