package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.Api;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
class RolloutEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;
    @Inject MeterRegistry registry;

    private TestRollout rollout;

    @BeforeEach
    void make() {
        rollout =
                new TestRollout(
                                jdbi,
                                audit,
                                shards,
                                TestRelease.transactional(jdbi, 3),
                                "waves: [{name: canary, count: 1, gate: manual}, {name: rest}]")
                        .started();
    }

    @Test
    void tellsWhatChanges() throws IOException {
        try (var reader = EventReader.of(rollout.id)) {
            reader.next("reload");
            assertThat(reader.next("rollout").data().getString("state")).isEqualTo("running");

            rollout.runUntilIdle();

            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    reader
                                            .next("targets")
                                            .data()
                                            .<Map<String, String>>getList("")
                                            .stream()
                                            .anyMatch(
                                                    it ->
                                                            rollout.tenant(1)
                                                                            .equals(
                                                                                    it.get(
                                                                                            "tenant"))
                                                                    && "applied"
                                                                            .equals(
                                                                                    it.get(
                                                                                            "state"))));
        }
    }

    @Test
    @DisplayName("row 37: a reader of the live stream goes away and comes back")
    void tellsAReaderThatComesBackWhatItMissed() throws IOException {
        String last;
        try (var reader = EventReader.of(rollout.id)) {
            last = reader.next("reload").id();
        }
        rollout.runUntilIdle();
        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();

        try (var reader = EventReader.after(rollout.id, last)) {
            var targets = reader.next("targets");
            assertThat(targets.data().<String>getList("tenant"))
                    .containsExactlyElementsOf(rollout.tenants(1, 3));
            assertThat(targets.data().<String>getList("state")).containsOnly("applied");
            assertThat(reader.next("rollout").data().getString("state")).isEqualTo("completed");
            last = targets.id();
        }
        touch("SET detail = 'seen anew' WHERE tenant = '%s'".formatted(rollout.tenant(2)));
        try (var reader = EventReader.after(rollout.id, last)) {
            assertThat(reader.next("targets").data().<String>getList("tenant"))
                    .contains(rollout.tenant(2));
        }
    }

    @Test
    @DisplayName("row 37: a reader of the live stream takes nothing")
    void dropsAReaderThatTakesNothing() throws IOException {
        awaitNoReader();
        var before = ended("slow");
        try (var reader = EventReader.of(rollout.id);
                var other = EventReader.of(rollout.id)) {
            reader.next("reload");
            other.next("reload");
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> {
                                touch("SET detail = repeat('x', 2000000)");
                                // the one that reads is told all the same
                                other.next("targets");
                                return ended("slow") > before;
                            });
            assertThat(open()).isEqualTo(1);
        }
        awaitNoReader();
    }

    @Test
    void endsForATokenThatIsRevoked() throws IOException {
        var token =
                Api.as(Role.ADMIN)
                        .body(Map.of("name", "reader-" + rollout.id, "role", "viewer"))
                        .post("/api/v1/tokens")
                        .jsonPath();
        var before = ended("refused");
        try (var reader = EventReader.as(rollout.id, token.getString("token"));
                var other = EventReader.of(rollout.id)) {
            reader.next("rollout");
            other.next("rollout");

            Api.as(Role.ADMIN)
                    .delete("/api/v1/tokens/" + token.getLong("id"))
                    .then()
                    .statusCode(204);
            var revoked = System.nanoTime();
            var end = reader.next("end").data();

            assertThat(Duration.ofNanos(System.nanoTime() - revoked))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(end.getString("code")).isEqualTo("token-required");
            assertThat(end.getString("detail")).contains("was revoked");
            assertThatIOException()
                    .isThrownBy(() -> reader.next("rollout"))
                    .withMessage("the stream has ended");
            await().atMost(PATIENCE).until(() -> ended("refused") == before + 1);
            touch("SET detail = 'told to the other'");
            other.next("targets");
        }
    }

    @Test
    void refusesAnIdThatIsNone() {
        Api.as(Role.VIEWER)
                .header("Last-Event-ID", "yesterday")
                .get("/api/v1/rollouts/%d/events".formatted(rollout.id))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-event-id"));
    }

    private void awaitNoReader() {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            // a reader that is gone is noticed when there is something to tell
                            touch("SET detail = NULL");
                            return open() == 0;
                        });
    }

    private void touch(String change) {
        jdbi.useHandle(handle -> handle.execute("UPDATE rollout_target " + change));
    }

    private double open() {
        return registry.get("flotilla.event.streams").gauge().value();
    }

    private double ended(String reason) {
        var counter = registry.find("flotilla.event.streams.ended").tag("reason", reason).counter();
        return counter == null ? 0 : counter.count();
    }
}
