package io.flotilla.orchestrator.rollout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Acts on a rollout that somebody else may have changed since it was read. */
@QuarkusTest
@TestProfile(ByHand.class)
class IfMatchTest {

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    private TestRollout rollout;

    @Test
    void anActIsDoneToTheRolloutThatWasRead() {
        make(TestRelease.transactional(jdbi, 1));
        var read = tag();
        var changed = set(read, 3).statusCode(200).extract().header("ETag");
        assertThat(changed).isNotEqualTo(read).isEqualTo(tag());
        set(read, 4).statusCode(412).body("code", equalTo("stale-rollout"));

        act("abort", read)
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("stale-rollout"))
                .body("state", equalTo("running"))
                .body("etag", equalTo(changed))
                .body("acts", hasItem(containsString("rollout.set by test-operator")))
                .body("detail", containsString("read it again"));
        assertThat(rollout.state()).isEqualTo("running");
        act("pause", "\"1-0\", " + changed).statusCode(200);
        act("resume", "*").statusCode(200);
        rollout.act("abort").statusCode(200);
    }

    @Test
    void whatPeopleDecideOnChangesTheTagAndCountsDoNot() {
        make(TestRelease.online(jdbi, 2).withNullsAt(2));
        var started = tag();
        rollout.runUntilIdle();
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 1, "failed", 1));
        act("abort", started).statusCode(412).body("state", equalTo("completed"));

        var done = tag();
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE rollout_target SET state = 'held' WHERE rollout_id = ? AND state = 'failed'",
                                rollout.id));
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 1, "held", 1));
        assertThat(tag()).as("counts move all the time").isEqualTo(done);
        act("retry", done).statusCode(200);
        act("retry", done).statusCode(412);
    }

    @Test
    void theTagIsComparedUnderTheActsLock() throws Exception {
        make(TestRelease.transactional(jdbi, 1));
        var read = tag();
        CompletableFuture<ValidatableResponse> act;
        try (var handle = jdbi.open()) {
            handle.begin();
            handle.attach(RolloutDao.class).lock(rollout.id);
            act = CompletableFuture.supplyAsync(() -> act("pause", read));
            await().atMost(20, SECONDS).until(this::somebodyWaitsForTheRollout);
            handle.attach(RolloutDao.class).change(rollout.id, "{\"perDatabase\": 2}");
            handle.commit();
        }
        act.get(20, SECONDS).statusCode(412);
        assertThat(rollout.state()).isEqualTo("running");
    }

    @Test
    void whatIsNoStrongTagIsNoMatch() {
        make(TestRelease.transactional(jdbi, 1));
        act("pause", "W/" + tag()).statusCode(412);
        for (var tag : List.of("1-abc", "\"1", "\"1\" \"2\"", ",")) {
            act("pause", tag)
                    .statusCode(400)
                    .body("code", equalTo("invalid-if-match"))
                    .body("detail", containsString("with its quotes"));
        }
    }

    private void make(TestRelease release) {
        rollout =
                new TestRollout(
                                jdbi,
                                audit,
                                shards,
                                release,
                                "waves: [{name: all}], failures: {budget: 2}")
                        .started();
    }

    private boolean somebodyWaitsForTheRollout() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT EXISTS (
                                            SELECT FROM pg_locks
                                            WHERE locktype = 'advisory' AND NOT granted
                                              AND database = (SELECT oid FROM pg_database
                                                              WHERE datname = current_database()))
                                        """)
                                .mapTo(Boolean.class)
                                .one());
    }

    private String tag() {
        return Api.as(Role.VIEWER)
                .get("/api/v1/rollouts/" + rollout.id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private ValidatableResponse act(String act, String tag) {
        return Api.as(Role.OPERATOR)
                .header("If-Match", tag)
                .post("/api/v1/rollouts/%d/%s".formatted(rollout.id, act))
                .then();
    }

    private ValidatableResponse set(String tag, int parallel) {
        return Api.as(Role.OPERATOR)
                .header("If-Match", tag)
                .body(Map.of("perDatabase", parallel))
                .patch("/api/v1/rollouts/" + rollout.id)
                .then();
    }
}
