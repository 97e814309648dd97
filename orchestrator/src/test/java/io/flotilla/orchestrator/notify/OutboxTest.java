package io.flotilla.orchestrator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flotilla.orchestrator.rollout.ByHand;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.credential.Credentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is told, to a receiver that does not always want to hear it. */
@QuarkusTest
@TestProfile(ByHand.class)
class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject Jdbi jdbi;
    @Inject Vertx vertx;

    private final Credentials credentials = new Credentials(Map.of("HOOK_KEY", "s3cret"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer receiver;
    private String subject;

    private record Call(String host, String signature, String id, String body) {}

    @BeforeEach
    void startAReceiver() throws IOException {
        receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
        subject = "test:" + UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute("UPDATE notification SET addressed = true"));
    }

    @AfterEach
    void stopIt() {
        never.countDown();
        receiver.stop(0);
    }

    @Test
    void tellsAgainUntilItIsTaken() throws Exception {
        answers.add(500);
        var outbox = outbox(5);
        tell();

        outbox.deliver();
        assertThat(delivery()).containsEntry("problem", "it answered with status 500");
        outbox.deliver();
        assertThat(calls).as("not before the wait is over").hasSize(1);
        waitIsOver();
        outbox.deliver();
        assertThat(calls).hasSize(2);
        assertThat(delivery().get("delivered_at")).isNotNull();
        waitIsOver();
        outbox.deliver();
        assertThat(calls).as("once it is taken it is not told again").hasSize(2);

        var call = calls.getLast();
        assertThat(call.id()).isEqualTo(calls.getFirst().id());
        assertThat(call.body()).contains("\"kind\": \"test\"", "\"data\": {\"tenants\": 3}");
        assertThat(call.signature())
                .isEqualTo(
                        Signature.of(
                                credentials.resolve(CredentialReference.parse("env:HOOK_KEY")),
                                NOON,
                                call.body()))
                .startsWith("t=%d,v1=".formatted(NOON.getEpochSecond()));
        assertThat(count("failed")).isEqualTo(1);
        assertThat(count("delivered")).isEqualTo(1);
    }

    @Test
    void givesUpInTheEnd() throws Exception {
        answers.addAll(List.of(500, 404));
        var outbox = outbox(2);
        tell();
        for (var attempt = 1; attempt <= 4; attempt++) {
            outbox.deliver();
            waitIsOver();
        }

        assertThat(calls).hasSize(2);
        assertThat(delivery().get("given_up_at")).isNotNull();
        assertThat(count("given-up")).isEqualTo(1);
    }

    @Test
    @DisplayName("row 36: webhook down")
    void aReceiverThatIsAwayHoldsNothingUp() throws Exception {
        receiver.stop(0);
        tell();
        outbox(5).deliver();

        assertThat(delivery().get("problem").toString()).contains("Connection refused");
        assertThat(delivery().get("delivered_at")).isNull();
    }

    @Test
    @DisplayName("row 36: webhook slow")
    void aReceiverThatDoesNotAnswerKeepsNobodyFromTelling() throws Exception {
        answers.add(-1);
        tell();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var delivering =
                    threads.submit(
                            () -> {
                                outbox(5).deliver();
                                return null;
                            });
            await().until(() -> calls.size() == 1);

            tell();
            assertThat(delivering.isDone()).as("still waiting for its answer").isFalse();
            never.countDown();
            delivering.get(10, TimeUnit.SECONDS);
        }
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void neitherWaitsForeverNorFollowsRedirects() throws Exception {
        answers.addAll(List.of(302, -1));

        assertThat(caller(Resolver.SYSTEM).call(hook("127.0.0.1"), 1, "{}"))
                .contains("it answered with status 302");
        assertThat(calls).hasSize(1);
        assertThat(caller(Resolver.SYSTEM, Duration.ofSeconds(1)).call(hook("127.0.0.1"), 2, "{}"))
                .contains("it did not answer within 1000 ms");
    }

    @Test
    void callsTheAddressItLookedAt() throws Exception {
        var asked = new AtomicInteger();
        // a name server that has another answer the second time
        Resolver rebinding =
                _ ->
                        List.of(
                                InetAddress.ofLiteral(
                                        asked.incrementAndGet() == 1
                                                ? "127.0.0.1"
                                                : "169.254.169.254"));

        assertThat(caller(rebinding).call(hook("hooks.example.org"), 1, "{}")).isEmpty();
        assertThat(asked).hasValue(1);
        assertThat(calls.getFirst().host())
                .isEqualTo("hooks.example.org:" + receiver.getAddress().getPort());
        assertThat(caller(rebinding).call(hook("hooks.example.org"), 2, "{}"))
                .hasValueSatisfying(
                        problem ->
                                assertThat(problem)
                                        .contains("169.254.169.254, which is not public"));
        assertThat(calls).hasSize(1);
    }

    @Test
    void aWebhookIsHttpsUnlessItIsOnThisMachineAndAllowed() throws Exception {
        Resolver publicly = _ -> List.of(InetAddress.ofLiteral("1.1.1.1"));

        assertThat(caller(publicly).call(hook("hooks.example.org"), 1, "{}"))
                .contains("webhook 'ops' is not https");
        for (var url : List.of("ftp://example.org/", "https://user:x@example.org/", "https:///x")) {
            assertThatThrownBy(() -> webhook(url))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("webhook 'ops'");
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(
                    new Call(
                            headers.getFirst("Host"),
                            headers.getFirst("Flotilla-Signature"),
                            headers.getFirst("Flotilla-Delivery"),
                            body));
            var answer = answers.size() < calls.size() ? 204 : answers.get(calls.size() - 1);
            if (answer < 0) {
                never.await();
                return;
            }
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        jdbi.useHandle(handle -> Notifications.tell(handle, "test", subject, Map.of("tenants", 3)));
    }

    private int told() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT count(*) FROM notification WHERE subject = ?")
                                .bind(0, subject)
                                .mapTo(Integer.class)
                                .one());
    }

    private void waitIsOver() {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE notification_delivery SET not_before = now()"));
    }

    private Map<String, Object> delivery() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT d.problem, d.delivered_at, d.given_up_at
                                        FROM notification_delivery d
                                        JOIN notification n ON n.id = d.notification_id
                                        WHERE n.subject = ?
                                        """)
                                .bind(0, subject)
                                .mapToMap()
                                .one());
    }

    private double count(String outcome) {
        return meters.get("flotilla.notifications").tag("outcome", outcome).counter().count();
    }

    private WebhookCaller caller(Resolver resolver) {
        return caller(resolver, Duration.ofSeconds(30));
    }

    private WebhookCaller caller(Resolver resolver, Duration timeout) {
        return new WebhookCaller(
                vertx,
                new AddressPolicy(List.of("127.0.0.0/8")),
                resolver,
                credentials,
                timeout,
                () -> NOON);
    }

    private Webhook hook(String host) {
        return webhook("http://%s:%d/hook".formatted(host, receiver.getAddress().getPort()));
    }

    private static Webhook webhook(String url) {
        return new Webhook("ops", URI.create(url), CredentialReference.parse("env:HOOK_KEY"));
    }

    private Outbox outbox(int attempts) {
        InstantSource clock = () -> NOON;
        return new Outbox(
                jdbi,
                new Settings(attempts, hook("127.0.0.1").url().toString()),
                credentials,
                vertx,
                clock,
                meters);
    }

    private record Settings(int attempts, String url) implements NotifyConfig {

        @Override
        public Map<String, NotifyConfig.Webhook> webhooks() {
            return Map.of("ops", new Hook(url, "env:HOOK_KEY"));
        }

        @Override
        public Optional<List<String>> allow() {
            return Optional.of(List.of("127.0.0.0/8"));
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration backoff() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration retention() {
            return Duration.ofDays(1);
        }

        private record Hook(String url, String secret) implements NotifyConfig.Webhook {}
    }
}
