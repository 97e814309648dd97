package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health checks that must hold while a wave bakes, asked at a server on loopback. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutHealthTest {

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String errors = "0";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/health",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.createContext(
                "/api/v1/query",
                exchange -> {
                    var body =
                            """
                            {"status": "success", "data": {"resultType": "vector",
                             "result": [{"metric": {}, "value": [1, "%s"]}]}}
                            """
                                    .formatted(errors)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void goesOnOnceTheCheckHasHeldThroughTheBake() {
        var rollout = rollout("every: 1m").started().runUntilIdle();
        assertThat(asked).as("asked when the bake begins").hasValue(1);
        assertThat(rollout.waits())
                .containsExactly("bake canary", "health canary", "depends-on rest");

        rollout.after(Duration.ofSeconds(30));
        assertThat(asked).as("not due yet").hasValue(1);
        rollout.after(Duration.ofMinutes(4));
        assertThat(asked).hasValue(2);
        assertThat(rollout.wave(1)).isEqualTo("baking");
        assertThat(rollout.view().getString("waits[1].detail"))
                .isEqualTo("health check 'http' must hold; it last answered 200");

        rollout.after(Duration.ofSeconds(30));
        assertThat(asked).as("once more at the end of the bake").hasValue(3);
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 4));
    }

    @Test
    void haltsWhenTheCheckFailsDuringTheBake() {
        var rollout = rollout("every: 1m").started().runUntilIdle();
        status = 500;
        rollout.after(Duration.ofMinutes(1));

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.view().getBoolean("halted")).isTrue();
        assertThat(rollout.view().getString("reason"))
                .isEqualTo("health check 'http' of wave 'canary' answered 500, expected 200");
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 2));

        status = 200;
        rollout.act("resume", Map.of("reason", "it was the load balancer")).statusCode(200);
        rollout.after(Duration.ofMinutes(4));
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void pausesWhenNobodyAnswers() {
        var rollout = rollout("every: 1m").started().runUntilIdle();
        server.stop(0);
        rollout.after(Duration.ofMinutes(1));

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.view().getBoolean("halted")).isFalse();
        assertThat(rollout.view().getString("reason"))
                .startsWith("health check 'http' of wave 'canary' could not be asked: ");
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 2));
    }

    @Test
    void aPersonMayPassACheckThatCannotTell() {
        var rollout = rollout("every: 1m").started().runUntilIdle();
        server.stop(0);
        rollout.after(Duration.ofMinutes(1));
        assertThat(rollout.view().<String>getList("nextActions")).contains("promote", "resume");

        rollout.act("promote").statusCode(200);
        rollout.act("resume").statusCode(200);
        rollout.after(Duration.ofMinutes(1));
        assertThat(rollout.wave(1)).as("the bake still has to end").isEqualTo("baking");
        rollout.after(Duration.ofMinutes(4));
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void waitsForAnAnswerWhereTheCheckSaysSo() throws IOException {
        var rollout = rollout("every: 1m, inconclusive: wait").started().runUntilIdle();
        var address = server.getAddress();
        server.stop(0);
        rollout.after(Duration.ofMinutes(6));
        assertThat(rollout.state()).isEqualTo("running");
        assertThat(rollout.wave(1)).isEqualTo("baking");
        assertThat(rollout.view().getString("waits[1].detail"))
                .startsWith("health check 'http' must hold; it last could not be asked: ");

        server = HttpServer.create(address, 0);
        server.createContext(
                "/health",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        rollout.after(Duration.ofMinutes(1));
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void asksPrometheusToo() {
        var release = TestRelease.transactional(jdbi, 4);
        var rollout =
                new TestRollout(
                                jdbi,
                                audit,
                                shards,
                                release,
                                """
                                waves: [{name: canary, count: 2, health: [{name: errors,
                                  prometheus: "http://127.0.0.1:%d", query: "errors", below: 0.01}]},
                                  {name: rest, health: [{name: errors,
                                  prometheus: "http://127.0.0.1:%d", query: "errors", below: 0.01}]}]
                                """
                                        .formatted(
                                                server.getAddress().getPort(),
                                                server.getAddress().getPort()))
                        .started();
        rollout.tick().tick().tick();
        assertThat(rollout.wave(1)).isEqualTo("done");
        errors = "0.2";
        rollout.runUntilIdle();

        assertThat(rollout.view().getBoolean("halted")).isTrue();
        assertThat(rollout.view().getString("reason"))
                .isEqualTo("health check 'errors' of wave 'rest' got 0.2, expected less than 0.01");
    }

    /** A canary of two of four tenants that bakes for five minutes under a check. */
    private TestRollout rollout(String check) {
        return new TestRollout(
                jdbi,
                audit,
                shards,
                TestRelease.transactional(jdbi, 4),
                """
                waves: [{name: canary, count: 2, bake: 5m, health: [
                  {http: "http://127.0.0.1:%d/health", %s}]}, {name: rest}]
                """
                        .formatted(server.getAddress().getPort(), check));
    }
}
