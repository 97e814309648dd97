package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Rollouts over real schemas, tick by tick. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutDriverTest {

    private static final String TWO_WAVES = "waves: [{name: canary, count: 2}, {name: rest}]";
    private static final String TOLERANT = ", failures: {budget: 10}";

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    @Test
    void bringsEveryTenantToTheReleaseWaveByWave() {
        var release = TestRelease.online(jdbi, 60);
        var rollout =
                rollout(
                        release,
                        "waves: [{name: canary, count: 3, bake: 10m, gate: manual}, {name: tenth, share: 10%}, {name: rest, parallel: 20}]");
        rollout.started().runUntilIdle();

        assertThat(rollout.wave(1)).isEqualTo("baking");
        assertThat(release.upgraded()).containsExactlyElementsOf(rollout.tenants(1, 3));
        rollout.after(Duration.ofMinutes(9));
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 6));
        rollout.after(Duration.ofMinutes(1));
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 6));

        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 60));
        assertThat(release.upgraded()).containsExactlyElementsOf(rollout.tenants(1, 60));
        assertThat(rollout.view().getInt("exceptions")).isZero();
        assertThat(rollout.target(7).getString("attempts[0].outcome")).isEqualTo("applied");
    }

    @Test
    void holdsATenantAlteredAfterApprovalAndShowsTheDifference() {
        var release = TestRelease.online(jdbi, 5);
        var rollout = rollout(release, TWO_WAVES).started();
        release.alteredByHand(4);

        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 4, "held", 1));
        assertThat(rollout.target(4).getString("difference")).contains("by_hand");
        assertThat(rollout.target(4).getString("detail")).contains("expected fp1:");
        assertThat(release.upgraded()).doesNotContain(rollout.tenant(4));
        assertThat(rollout.view().getInt("exceptions")).isEqualTo(1);
        assertThat(drifted(rollout.tenant(4))).as("its approved state was expected").isTrue();
    }

    @Test
    void holdsATenantThatHadNoPlanFromTheStart() {
        var release = TestRelease.transactional(jdbi, 4).alteredByHand(2).plan();

        var rollout = rollout(release, "waves: [{name: all}]");

        assertThat(rollout.target(2).getString("state")).isEqualTo("held");
        assertThat(rollout.target(2).getString("detail")).contains("the release has no plan");
        rollout.started().runUntilIdle();
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 3, "held", 1));
    }

    @Test
    void failsATenantWhoseDataDoesNotAllowThePlanUntilItDoes() {
        var release = TestRelease.online(jdbi, 5).withNullsAt(3);
        var rollout = rollout(release, TWO_WAVES + TOLERANT).started().runUntilIdle();

        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("applied", 4, "failed", 1));
        assertThat(rollout.target(3).getString("failureKind")).isEqualTo("check-failed");
        assertThat(rollout.target(3).getString("detail")).contains("email");
        assertThat(release.upgraded()).doesNotContain(rollout.tenant(3));

        release.fleet().alter(3, "UPDATE %s SET email = ''".formatted(release.table()));
        rollout.act("retry", Map.of("tenants", List.of(rollout.tenant(3)))).statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 5));
        assertThat(rollout.target(3).getList("attempts.outcome"))
                .isEqualTo(List.of("check-failed", "applied"));
    }

    @Test
    void haltsBeforeTheNextWaveWhenTheFailureBudgetIsSpent() {
        var release = TestRelease.online(jdbi, 8).withNullsAt(1, 2);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: canary, count: 3}, {name: rest}], failures: {budget: 1}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.view().getBoolean("halted")).isTrue();
        assertThat(rollout.view().getString("reason")).isEqualTo("2 targets failed, 1 are allowed");
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 5));

        rollout.act("resume").statusCode(422).body("code", equalTo("reason-required"));
        rollout.act("resume", Map.of("reason", "known bad data")).statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts(2)).isEqualTo(Map.of("applied", 5));
    }

    @Test
    void aPauseLetsTheAttemptUnderWayEndAndStartsNoOther() throws Exception {
        var release = TestRelease.transactional(jdbi, 6);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: all, parallel: 1}], perDatabase: 1, timeouts: {lock: 30s}")
                        .started();
        CompletableFuture<Void> running;
        try (var blocker = connect(release)) {
            blocker.setAutoCommit(false);
            blocker.createStatement()
                    .execute(
                            "LOCK TABLE %s.%s IN ACCESS SHARE MODE"
                                    .formatted(rollout.tenant(2), release.table()));
            running = CompletableFuture.runAsync(rollout::tick);
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> rollout.target(2).getString("state").equals("running"));
            rollout.act("pause", Map.of("reason", "lunch")).statusCode(200);
        }
        running.get(30, TimeUnit.SECONDS);

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("applied", 2, "pending", 4));
        rollout.act("resume").statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 6));
    }

    @Test
    void anAbortSkipsTheRestForGood() {
        var release = TestRelease.transactional(jdbi, 5);
        var rollout =
                rollout(release, "waves: [{name: canary, count: 2, gate: manual}, {name: rest}]")
                        .started()
                        .runUntilIdle();

        rollout.act("abort", Map.of("reason", "wrong release")).statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("aborted");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("applied", 2, "skipped", 3));
        rollout.act("resume").statusCode(409).body("code", equalTo("wrong-state"));
        assertThat(rollout.view().getList("nextActions")).isEqualTo(List.of("revert"));
    }

    @Test
    void revertsOneTenantAndThenAllTheOthers() {
        var release = TestRelease.online(jdbi, 5);
        var rollout = rollout(release, TWO_WAVES).started().runUntilIdle();

        rollout.act("revert", Map.of("tenants", List.of(rollout.tenant(2)))).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("applied", 4, "reverted", 1));
        assertThat(release.upgraded()).hasSize(4).doesNotContain(rollout.tenant(2));

        rollout.act("revert", Map.of("reason", "it was slow")).statusCode(200);
        assertThat(rollout.state()).isEqualTo("reverting");
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("reverted");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("reverted", 5));
        assertThat(release.upgraded()).isEmpty();
    }

    @Test
    void aRevertLeavesAloneWhatChangedSince() {
        var release = TestRelease.transactional(jdbi, 3);
        var rollout = rollout(release, "waves: [{name: all}]").started().runUntilIdle();
        release.alteredByHand(3);

        rollout.act("revert").statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("reverted");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("reverted", 2, "not-revertible", 1));
        assertThat(rollout.target(3).getString("difference")).contains("by_hand");
        assertThat(release.upgraded()).containsExactly(rollout.tenant(3));
    }

    @Test
    void settlesWhatADeadNodeHadCommitted() {
        var release = TestRelease.transactional(jdbi, 3);
        var rollout = rollout(release, "waves: [{name: all}]").started();
        release.fleet().alter(2, "ALTER TABLE %s ADD phone text".formatted(release.table()));
        claimedByADeadNode(rollout, 2);

        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 3));
        assertThat(rollout.target(2).getString("detail")).isEqualTo("settled after interruption");
        assertThat(rollout.target(2).getList("attempts.outcome"))
                .isEqualTo(List.of("interrupted", "settled"));
    }

    @Test
    void nothingRunsThatWasNotApproved() {
        var release = TestRelease.transactional(jdbi, 6);
        var rollout =
                rollout(release, "waves: [{name: canary, count: 2, gate: manual}, {name: rest}]");
        rollout.act("start").statusCode(409).body("code", equalTo("not-approved"));
        rollout.act("approve", Map.of("manifest", "sha256:" + "0".repeat(64)))
                .statusCode(409)
                .body("code", equalTo("stale-manifest"));

        rollout.started().runUntilIdle();
        edit(
                rollout,
                "UPDATE rollout_target SET schema_name = 'public' WHERE rollout_id = :id AND wave = 2");
        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.view().getString("reason")).startsWith("stale-manifest: ");
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 4));
        rollout.act("resume", Map.of("reason", "surely not"))
                .statusCode(409)
                .body("code", equalTo("stale-manifest"));
    }

    @Test
    void anEditedRowOrPlanVoidsTheManifest() {
        var release = TestRelease.transactional(jdbi, 2);
        var moved = rollout(release, "waves: [{name: one, count: 1}, {name: rest}]");
        edit(moved, "UPDATE rollout_target SET wave = 1 WHERE rollout_id = :id");
        moved.act("approve", Map.of("manifest", moved.view().getString("manifestDigest")))
                .statusCode(409)
                .body("code", equalTo("stale-manifest"));

        var edited = rollout(release, "waves: [{name: all}]");
        edited.act("approve", Map.of("manifest", edited.view().getString("manifestDigest")))
                .statusCode(200);
        edit(
                edited,
                "UPDATE rollout_plan SET document = replace(document, 'phone text', 'phone int') WHERE rollout_id = :id");
        edited.act("start").statusCode(409).body("code", equalTo("stale-manifest"));
        assertThat(release.upgraded()).isEmpty();
    }

    @Test
    void twoRolloutsNeverShareATarget() {
        var release = TestRelease.transactional(jdbi, 3);
        rollout(release, "waves: [{name: all}]").started();
        var second = rollout(release, "waves: [{name: all}]");

        second.act("approve", Map.of("manifest", second.view().getString("manifestDigest")))
                .statusCode(200);
        second.act("start").statusCode(409).body("code", equalTo("overlapping-rollout"));
    }

    @Test
    void refusesARolloutThatMakesNoSense() {
        var release = TestRelease.transactional(jdbi, 2);

        TestRollout.create(release, "wavs: []")
                .statusCode(422)
                .body("code", equalTo("unknown-field"))
                .body("detail", equalTo("unknown field 'wavs'; did you mean 'waves'?"));
        TestRollout.create(release, "waves: [{name: all, count: 1}]")
                .statusCode(422)
                .body("code", equalTo("targets-without-wave"));
        TestRollout.create(release, "waves: [{name: x, select: 'database=none'}, {name: rest}]")
                .statusCode(422)
                .body("detail", containsString("none that is left matches 'database=none'"));
    }

    private TestRollout rollout(TestRelease release, String spec) {
        return new TestRollout(jdbi, audit, shards, release, spec);
    }

    private boolean drifted(String tenant) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT s.fingerprint <> s.expected_fingerprint
                                        FROM target_state s JOIN target t ON t.id = s.target_id
                                        WHERE t.tenant = :tenant
                                        """)
                                .bind("tenant", tenant)
                                .mapTo(Boolean.class)
                                .one());
    }

    private void claimedByADeadNode(TestRollout rollout, int number) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        UPDATE rollout_target
                                        SET state = 'running', epoch = nextval('attempt_epoch'),
                                            attempts = 1, claimed_by = 'dead', claimed_at = now(),
                                            claimed_until = now() - interval '1 s'
                                        WHERE rollout_id = :id AND tenant = :tenant
                                        """)
                                .bind("id", rollout.id)
                                .bind("tenant", rollout.tenant(number))
                                .execute());
    }

    private void edit(TestRollout rollout, String sql) {
        jdbi.useHandle(handle -> handle.createUpdate(sql).bind("id", rollout.id).execute());
    }

    private static Connection connect(TestRelease release) throws SQLException {
        var server = ConfigProvider.getConfig().getValue("flotilla.test.tenants.url", String.class);
        var database = release.fleet().database().databaseName();
        return DriverManager.getConnection(server.replaceFirst("(//[^/]+/)[^?]*", "$1" + database));
    }
}
