package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.health.AllowedHosts;
import io.flotilla.orchestrator.rollout.health.Probe;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.Api;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** A rollout that only moves when it is told to; shards run on the test's own thread. */
final class TestRollout {

    final TestRelease release;
    final long id;
    final SettableClock clock = new SettableClock();
    private final RolloutDriver driver;
    private boolean deaf;

    TestRollout(Jdbi jdbi, Audit audit, ShardRunner shards, TestRelease release, String spec) {
        this.release = release;
        this.id = create(release, spec).statusCode(201).extract().jsonPath().getLong("id");
        this.driver =
                new RolloutDriver(
                        jdbi,
                        audit,
                        (rollout, database) -> {
                            try {
                                if (!deaf) {
                                    shards.run(rollout, database);
                                }
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        new HealthChecks(
                                jdbi,
                                new Probe(new AllowedHosts(List.of("127.0.0.1:*"))),
                                Runnable::run,
                                clock),
                        CDI.current().select(RevertOnFailure.class).get(),
                        clock,
                        CDI.current().select(MeterRegistry.class).get());
    }

    static ValidatableResponse create(TestRelease release, String spec) {
        return Api.as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(
                        "{flotilla: rollout/v1, release: %s, targets: '%s', %s}"
                                .formatted(release.name(), release.fleet().selection(), spec)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/rollouts")
                .then();
    }

    TestRollout started() {
        act("approve", Map.of("manifest", view().getString("manifestDigest"))).statusCode(200);
        act("start").statusCode(200);
        return this;
    }

    /** Ticks until a tick changes nothing. */
    TestRollout runUntilIdle() {
        var before = "";
        for (var now = picture(); !now.equals(before); now = picture()) {
            before = now;
            driver.tick();
        }
        return this;
    }

    TestRollout tick() {
        driver.tick();
        return this;
    }

    /** Ticks without having anything attempted. */
    TestRollout decide() {
        deaf = true;
        driver.tick();
        deaf = false;
        return this;
    }

    TestRollout at(Instant moment) {
        return after(Duration.between(clock.instant(), moment));
    }

    TestRollout after(Duration wait) {
        clock.advance(wait);
        return runUntilIdle();
    }

    ValidatableResponse act(String act) {
        return act(act, Map.of());
    }

    ValidatableResponse act(String act, Map<String, ?> body) {
        return Api.as(Role.OPERATOR)
                .body(body)
                .post("/api/v1/rollouts/%d/%s".formatted(id, act))
                .then();
    }

    ValidatableResponse set(Map<String, ?> changes) {
        return Api.as(Role.OPERATOR)
                .body(changes)
                .patch("/api/v1/rollouts/%d".formatted(id))
                .then();
    }

    /** What the rollout waits for, as {@code kind wave}. */
    List<String> waits() {
        return view().<Map<String, String>>getList("waits").stream()
                .map(wait -> wait.get("kind") + " " + wait.get("wave"))
                .toList();
    }

    JsonPath view() {
        return get("");
    }

    String state() {
        return view().getString("state");
    }

    String wave(int position) {
        return view().getString("waves[%d].state".formatted(position - 1));
    }

    /** How many targets are in each state, without the states nobody is in. */
    Map<String, Integer> counts() {
        return counts("counts");
    }

    Map<String, Integer> counts(int wave) {
        return counts("waves[%d].counts".formatted(wave - 1));
    }

    private Map<String, Integer> counts(String path) {
        return view().<String, Integer>getMap(path).entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Map<String, Object>> targets(String wave) {
        return get("/targets?wave=" + wave).getList("items");
    }

    JsonPath target(int number) {
        return get("/targets/" + tenant(number));
    }

    /** What became of each target, for a failing test to show. */
    String story() {
        return get("/targets").getList("items").toString();
    }

    String tenant(int number) {
        return release.fleet().tenant(number);
    }

    List<String> tenants(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(this::tenant).toList();
    }

    JsonPath get(String path) {
        return Api.as(Role.VIEWER)
                .get("/api/v1/rollouts/%d%s".formatted(id, path))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String picture() {
        var view = view();
        return view.getString("state") + view.getString("counts") + view.getString("waves.state");
    }
}
