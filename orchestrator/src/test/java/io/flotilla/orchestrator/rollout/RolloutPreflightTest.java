package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Looks at a rollout's targets before it starts. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutPreflightTest {

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    @Test
    void findsWhatWouldKeepTargetsFromTheReleaseAndChangesNone() {
        var release = TestRelease.online(jdbi, 8);
        var rollout = rollout(release);
        release.alteredByHand(2).withNullsAt(3, 4);
        release.fleet().alter(4, "INSERT INTO %s (id) VALUES (7)".formatted(release.table()));
        release.fleet().execute("DROP SCHEMA %s CASCADE".formatted(rollout.tenant(5)));

        var report = preflight(rollout, 0);

        assertThat(report.getInt("targets")).isEqualTo(8);
        assertThat(report.getInt("ready")).isEqualTo(4);
        assertThat(kinds(report)).containsOnly("drifted", "check-fails", "missing");
        var failing = "findings.find { it.kind == 'check-fails' }.";
        assertThat(report.getInt(failing + "targets")).isEqualTo(2);
        assertThat(report.getInt(failing + "rows")).isEqualTo(3);
        assertThat(report.getString(failing + "detail")).contains("email becomes NOT NULL");
        assertThat(report.<String>getList(failing + "examples"))
                .containsExactly(rollout.tenant(4), rollout.tenant(3));
        assertThat(report.getString("largest[0].table")).isEqualTo(release.table());
        assertThat(release.upgraded()).isEmpty();
        get(rollout, "/preflight").body("ready", equalTo(4));
        get(rollout, "/preflight/findings?kind=drifted")
                .body("items", hasSize(1))
                .body("items[0].tenant", equalTo(rollout.tenant(2)))
                .body("items[0].detail", containsString("in the state fp1:"));
    }

    @Test
    void estimatesNothingFromAPartOfAPlan() {
        var release = TestRelease.online(jdbi, 2);

        var report = preflight(rollout(release), 1);

        assertThat(report.getInt("rehearsed[0].left")).isPositive();
        assertThat(report.getString("estimate.basis")).isNotEqualTo("rehearsal");
        assertThat(release.upgraded()).isEmpty();
    }

    @Test
    void rehearsesOnTargetsAndRollsBack() {
        var release = TestRelease.transactional(jdbi, 3);
        var rollout = rollout(release);

        var report = preflight(rollout, 2);

        assertThat(report.getList("findings")).isEmpty();
        assertThat(report.getList("rehearsed")).hasSize(2);
        assertThat(report.<Float>getList("rehearsed[0].millis")).isNotEmpty();
        assertThat(report.getString("estimate.basis")).isEqualTo("rehearsal");
        assertThat(report.getInt("estimate.sizes[0].targets")).isEqualTo(3);
        assertThat(release.upgraded()).isEmpty();

        rollout.started().runUntilIdle();

        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 3));
    }

    @Test
    void isRefusedWhereThereIsNothingToLookAt() {
        var rollout = rollout(TestRelease.transactional(jdbi, 1));
        rollout.act("preflight", Map.of("rehearse", 51))
                .statusCode(400)
                .body("detail", containsString("0 to 50"));
        get(rollout, "/preflight", 404).body("code", equalTo("no-preflight"));
        get(rollout, "/preflight/findings?kind=bad", 400)
                .body("detail", containsString("check-fails"));

        rollout.act("abort").statusCode(200);

        rollout.act("preflight", Map.of()).statusCode(409).body("code", equalTo("wrong-state"));
    }

    private TestRollout rollout(TestRelease release) {
        return new TestRollout(jdbi, audit, shards, release, "waves: [{name: all}]");
    }

    private static JsonPath preflight(TestRollout rollout, int rehearse) {
        return rollout.act("preflight", Map.of("rehearse", rehearse))
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> kinds(JsonPath report) {
        return report.getList("findings.kind");
    }

    private static ValidatableResponse get(TestRollout rollout, String path) {
        return get(rollout, path, 200);
    }

    private static ValidatableResponse get(TestRollout rollout, String path, int status) {
        return Api.as(Role.VIEWER)
                .get("/api/v1/rollouts/%d%s".formatted(rollout.id, path))
                .then()
                .statusCode(status);
    }
}
