package io.flotilla.orchestrator.rollout.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flotilla.orchestrator.rollout.spec.HealthCheck;
import io.flotilla.orchestrator.rollout.spec.HealthCheck.Inconclusive;
import io.flotilla.orchestrator.rollout.spec.HealthCheck.Pace;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health checks against a server on loopback. */
class ProbeTest {

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void aStatusHoldsOrFails() {
        assertThat(http("/health")).isEqualTo(new Answer.Holds("answered 200"));
        status = 503;
        assertThat(http("/health")).isEqualTo(new Answer.Fails("answered 503, expected 200"));
        assertThat(asked).contains("GET /health");
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        status = 302;
        assertThat(http("/away")).isEqualTo(new Answer.Fails("answered 302, expected 200"));
        assertThat(asked).containsExactly("GET /away");
    }

    @Test
    void nobodyThereIsInconclusive() throws IOException {
        var port = server.getAddress().getPort();
        server.stop(0);
        assertThat(probe("127.0.0.1:" + port).ask(check("/")))
                .isInstanceOf(Answer.Inconclusive.class)
                .extracting(Answer::detail)
                .asString()
                .startsWith("could not be asked: ");
    }

    @Test
    void anAnswerThatNeverComesIsInconclusive() {
        var answer = http("/slow");
        assertThat(answer).isEqualTo(new Answer.Inconclusive("did not answer within 700 ms"));
    }

    @Test
    void anAnswerThatNeverEndsIsInconclusive() {
        assertThat(http("/dripping"))
                .isEqualTo(new Answer.Inconclusive("did not answer within 700 ms"));
    }

    @Test
    void anOverlongAnswerIsInconclusive() {
        body = "x".repeat(Probe.LONGEST + 1);
        assertThat(http("/long"))
                .isInstanceOf(Answer.Inconclusive.class)
                .extracting(Answer::detail)
                .asString()
                .startsWith("could not be asked: ");
    }

    @Test
    void onlyHostsOnTheListAreAsked() {
        var answer = probe("prometheus.example.org").ask(check("/health"));
        assertThat(answer)
                .isEqualTo(
                        new Answer.Inconclusive(
                                "was not asked: '127.0.0.1:%d' is not on the server's list flotilla.health.allowed-hosts of hosts that may be asked; its administrator can add it"
                                        .formatted(server.getAddress().getPort())));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.org, http://app.example.org/x, true",
        "app.example.org, https://APP.example.org, true",
        "app.example.org, http://app.example.org:8080, false",
        "app.example.org:8080, http://app.example.org:8080, true",
        "app.example.org:8080, http://app.example.org, false",
        "app.example.org:*, https://app.example.org:9, true",
        "*.example.org, https://a.b.example.org, true",
        "*.example.org, https://example.org, false",
        "*.example.org, https://evilexample.org, false",
        "example.org, https://example.org.evil.net, false",
        "127.0.0.1, http://2130706433, false",
        "127.0.0.1, http://localhost, false",
        "[::1]:9090, http://[::1]:9090, true",
        "[::1], http://[::ffff:127.0.0.1], false",
        "169.254.169.254.example.org, http://169.254.169.254, false",
    })
    void theListIsComparedAsText(String entry, URI address, boolean allowed) {
        assertThat(new AllowedHosts(List.of(entry)).refusal(address).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x", "*", "*.*.org", "x:port", "x/y", "u@x"})
    void theListRefusesWhatIsNoHost(String entry) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flotilla.health.allowed-hosts: '%s'".formatted(entry));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector|[{'value': [1, '1']}]||Holds|got 1",
                "vector|[{'value': [1, '0']}]||Fails|got 0, expected something other than 0",
                "vector|[{'value': [1, 'NaN']}]||Fails|got NaN, expected something other than 0",
                "vector|[]||Fails|got an empty result",
                "vector|[]|0.01|Fails|got an empty result",
                "vector|[{'value': [1, '0.009']}, {'value': [1, '0']}]|0.01|Holds|got 2 values within bounds",
                "vector|[{'value': [1, '0.009']}, {'value': [1, '0.01']}]|0.01|Fails|got 0.01, expected less than 0.01",
                "vector|[{'value': [1, '+Inf']}]|0.01|Fails|got +Inf, expected less than 0.01",
                "scalar|[1, '3']||Holds|got 3",
                "scalar|[1, 'three']||Inconclusive|got 'three', which is no number",
                "matrix|[]||Inconclusive|got a result of type 'matrix'; write a query with one value per series",
            })
    void judgesWhatPrometheusSays(
            String type, String result, @Nullable BigDecimal below, String kind, String detail) {
        body =
                "{\"status\": \"success\", \"data\": {\"resultType\": \"%s\", \"result\": %s}}"
                        .formatted(type, result.replace('\'', '"'));

        var answer = prometheus(below);

        assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(asked).containsExactly("GET /prom/api/v1/query?query=up%7Ba%3D%22b%22%7D+%3E+0");
    }

    @Test
    void aQueryPrometheusRefusesIsInconclusive() {
        status = 400;
        body = "{\"status\": \"error\", \"error\": \"parse error\"}";
        assertThat(prometheus(null))
                .isEqualTo(new Answer.Inconclusive("got status 400: parse error"));
        status = 502;
        body = "<html>";
        assertThat(prometheus(null))
                .isEqualTo(
                        new Answer.Inconclusive(
                                "got an answer with status 502 that is not Prometheus'"));
    }

    private Answer http(String path) {
        return probe("127.0.0.1:*").ask(check(path));
    }

    private Answer prometheus(@Nullable BigDecimal below) {
        return probe("127.0.0.1:*")
                .ask(
                        new HealthCheck.Prometheus(
                                "errors",
                                address("/prom/"),
                                "up{a=\"b\"} > 0",
                                null,
                                below,
                                pace()));
    }

    private HealthCheck check(String path) {
        return new HealthCheck.Http("api", address(path), 200, pace());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private static Pace pace() {
        return new Pace(Duration.ofSeconds(30), Duration.ofMillis(700), Inconclusive.PAUSE);
    }

    private static Probe probe(String allowed) {
        return new Probe(new AllowedHosts(List.of(allowed)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/slow" -> await();
                case "/dripping" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    await();
                }
                default -> {
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    if (bytes.length > 0) {
                        exchange.getResponseBody().write(bytes);
                    }
                }
            }
        }
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
