package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.target.Quarantine;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Tenants that a rollout's manifest does not have, or is not to touch. */
@QuarkusTest
@TestProfile(ByHand.class)
class LatecomersTest {

    private static final String GATED =
            "waves: [{name: canary, count: 1, gate: manual}, {name: rest}]";

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;
    @Inject Quarantine quarantine;

    @Test
    void thoseWhoJoinLaterAreShownAndCaughtUpWith() {
        var release = TestRelease.transactional(jdbi, 2);
        var rollout = rollout(release, GATED).started().runUntilIdle();
        release.joinedBy(3, 4);
        release.plan();

        assertThat(outside(rollout).getInt("joined")).isEqualTo(2);
        assertThat(outside(rollout).getList("targets.tenant")).isEqualTo(rollout.tenants(3, 4));

        var catchUp = catchUp(rollout).statusCode(201).extract().jsonPath();
        assertThat(catchUp.getInt("targets")).isEqualTo(2);
        assertThat(catchUp.getString("state")).isEqualTo("awaiting-approval");
        catchUp(rollout).statusCode(409).body("code", equalTo("nothing-to-catch-up"));
        assertThat(outside(rollout).getList("catchUps")).hasSize(1);
    }

    @Test
    void aNewTenantBeginsAtTheReleaseWhileARolloutRuns() {
        var release = TestRelease.online(jdbi, 2);
        var rollout = rollout(release, GATED).started().runUntilIdle();
        var database = release.fleet().database().name();
        var wanted =
                Map.of(
                        "tenant",
                        "newcomer of " + database,
                        "database",
                        database,
                        "schema",
                        "newcomer",
                        "release",
                        release.name(),
                        "labels",
                        Map.of("fleet", database));

        var made = provision(wanted).statusCode(201).extract().jsonPath();
        assertThat(release.upgraded()).contains("newcomer");
        var target = target(made.getString("id"));
        assertThat(target.getString("state")).isEqualTo("current");
        assertThat(target.getString("release")).isEqualTo(release.name());
        provision(wanted).statusCode(409).body("code", equalTo("already-exists"));

        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 2));
        assertThat(outside(rollout).getList("targets.schema")).isEqualTo(List.of("newcomer"));
    }

    @Test
    void aSchemaThatIsThereIsNotProvisionedOver() {
        var release = TestRelease.transactional(jdbi, 1);
        release.fleet().execute("CREATE SCHEMA squatter CREATE TABLE t (id int)");

        provision(
                        Map.of(
                                "tenant", "squatter",
                                "database", release.fleet().database().name(),
                                "release", release.name()))
                .statusCode(409)
                .body("code", equalTo("schema-exists"))
                .body("detail", containsString("discover it instead"));
        provision(
                        Map.of(
                                "tenant", "x",
                                "database", release.fleet().database().name(),
                                "schema", "a\"b",
                                "release", "nothing@1"))
                .statusCode(404);
    }

    @Test
    void aQuarantinedTargetIsSkippedAndListedAndComesBackByItself() {
        var release = TestRelease.transactional(jdbi, 4);
        patch(release, 2, Map.of("status", "quarantined"))
                .statusCode(422)
                .body("code", equalTo("reason-required"));
        patch(
                        release,
                        2,
                        Map.of(
                                "status", "quarantined",
                                "reason", "restored from a backup",
                                "until", Instant.now().plusSeconds(3600).toString()))
                .statusCode(200)
                .body("quarantineReason", equalTo("restored from a backup"));
        var rollout = rollout(release, GATED).started().runUntilIdle();
        patch(release, 3, Map.of("status", "quarantined", "reason", "complains")).statusCode(200);

        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("applied", 2, "skipped", 1));
        assertThat(rollout.target(3).getString("detail")).isEqualTo("quarantined: complains");
        assertThat(outside(rollout).getInt("quarantined")).isEqualTo(1);
        assertThat(outside(rollout).getList("targets.quarantine"))
                .isEqualTo(List.of("restored from a backup"));
        assertThat(release.upgraded()).containsExactly(rollout.tenant(1), rollout.tenant(4));

        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE target SET quarantined_until = now() WHERE tenant = ?",
                                rollout.tenant(2)));
        quarantine.endExpired();
        assertThat(target(rollout.tenant(2)).getString("status")).isEqualTo("active");
        assertThat(target(rollout.tenant(2)).getString("quarantineReason")).isNull();
        assertThat(target(rollout.tenant(3)).getString("status")).isEqualTo("quarantined");
        var catchUp = catchUp(rollout).statusCode(201).extract().jsonPath();
        assertThat(catchUp.getInt("targets")).isEqualTo(1);
    }

    @Test
    void theRolloutOfHigherPriorityGoesFirstOnADatabaseTheyShare() {
        var release = TestRelease.transactional(jdbi, 4);
        relabel(release, 3, "elsewhere");
        relabel(release, 4, "elsewhere");
        var low = rollout(release, "waves: [{name: all}]").started();
        var database = release.fleet().database().name();
        relabel(release, 1, "elsewhere");
        relabel(release, 2, "elsewhere");
        relabel(release, 3, database);
        relabel(release, 4, database);
        var high = rollout(release, "waves: [{name: all}], priority: 5").started().decide();

        assertThat(claimable(low)).isEmpty();
        assertThat(claimable(high)).hasSize(1);
        assertThat(low.view().getString("problems[0].problem"))
                .isEqualTo("rollout %d comes first".formatted(high.id));

        high.runUntilIdle();
        assertThat(high.state()).isEqualTo("completed");
        low.runUntilIdle();
        assertThat(low.state()).isEqualTo("completed");
    }

    @Test
    void aTargetBelongsToOneRolloutUnderWayAlsoWhenAnEarlierOneIsTakenUpAgain() {
        var release = TestRelease.transactional(jdbi, 3);
        var first = rollout(release, "waves: [{name: all}]").started().runUntilIdle();
        var second = rollout(release, GATED);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE rollout_target SET state = 'pending' WHERE rollout_id = ?
                                """,
                                second.id));
        second.started();

        first.act("revert")
                .statusCode(409)
                .body("code", equalTo("overlapping-rollout"))
                .body(
                        "detail",
                        equalTo(
                                "rollout %d is under way on 3 of the same targets (%s for one); wait for its end or abort it"
                                        .formatted(second.id, first.tenant(1))));
        assertThat(first.state()).isEqualTo("completed");
        second.act("abort").statusCode(200);
    }

    private List<Long> claimable(TestRollout rollout) {
        return jdbi.withExtension(
                RolloutTargetDao.class, dao -> dao.listClaimableDatabases(rollout.id, "forward"));
    }

    private void relabel(TestRelease release, int number, String fleet) {
        patch(release, number, Map.of("labels", Map.of("fleet", fleet))).statusCode(200);
    }

    private ValidatableResponse patch(TestRelease release, int number, Map<String, ?> body) {
        var id = target(release.fleet().tenant(number)).getString("id");
        return Api.as(Role.OPERATOR).body(body).patch("/api/v1/targets/" + id).then();
    }

    private static JsonPath target(String tenantOrId) {
        return Api.as(Role.VIEWER)
                .get("/api/v1/targets/" + tenantOrId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse provision(Map<String, ?> body) {
        return Api.as(Role.OPERATOR).body(body).post("/api/v1/targets/provision").then();
    }

    private static ValidatableResponse catchUp(TestRollout rollout) {
        return rollout.act("catch-up");
    }

    private static JsonPath outside(TestRollout rollout) {
        return Api.as(Role.VIEWER)
                .get("/api/v1/rollouts/%d/outside".formatted(rollout.id))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private TestRollout rollout(TestRelease release, String spec) {
        return new TestRollout(jdbi, audit, shards, release, spec);
    }
}
