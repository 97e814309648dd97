package io.flotilla.orchestrator.rollout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What operators change while a rollout runs. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutChangesTest {

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    @Test
    void changesStandBesideTheApprovalAndInTheAudit() {
        var release = TestRelease.transactional(jdbi, 4);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: canary, count: 2, gate: manual}, {name: rest, parallel: 9}]")
                        .started()
                        .runUntilIdle();
        var manifest = rollout.view().getString("manifestDigest");

        rollout.set(
                        Map.of(
                                "timeouts",
                                Map.of("lock", "1s"),
                                "waves",
                                Map.of("rest", Map.of("parallel", 3))))
                .statusCode(200)
                .body("spec.timeouts.lock", equalTo("1s"))
                .body("spec.waves[1].parallel", equalTo(3))
                .body("waves[1].parallel", equalTo(3))
                .body("changes.waves.rest.parallel", equalTo(3))
                .body("manifestDigest", equalTo(manifest));
        var recorded = audit.listOf(List.of("rollout:" + rollout.id), 1).getFirst();
        assertThat(recorded.act()).isEqualTo("rollout.set");
        assertThat(recorded.details().toString())
                .contains("timeouts.lock", "2s → 1s", "waves.rest.parallel", "9 → 3");

        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state())
                .as("what runs is still what was approved")
                .isEqualTo("completed");
        rollout.set(Map.of("perDatabase", 2)).statusCode(409).body("code", equalTo("wrong-state"));
    }

    @Test
    void refusesWhatIsNotForChange() {
        var rollout =
                rollout(TestRelease.transactional(jdbi, 1), "waves: [{name: all, parallel: 5}]");
        rollout.set(Map.of("perDatabase", 2)).statusCode(409).body("code", equalTo("not-approved"));
        rollout.started();

        rollout.set(Map.of("release", "other@1"))
                .statusCode(422)
                .body("code", equalTo("unknown-field"));
        rollout.set(Map.of("waves", Map.of("all", Map.of("parallel", 5))))
                .statusCode(422)
                .body("code", equalTo("nothing-changed"));
        rollout.set(Map.of("waves", Map.of("al", Map.of("parallel", 2))))
                .statusCode(422)
                .body("detail", containsString("did you mean 'all'?"));
    }

    @Test
    void aWiderBudgetKeepsARolloutGoing() {
        var release = TestRelease.online(jdbi, 6).withNullsAt(1, 4, 5);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: canary, count: 3, gate: manual}, {name: rest}], failures: {budget: 1}")
                        .started()
                        .runUntilIdle();

        rollout.set(Map.of("failures", Map.of("budget", "50%"))).statusCode(200);
        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 3, "failed", 3));
    }

    @Test
    void aShardAtWorkTakesAChangeOverWithItsNextClaim() throws Exception {
        var release = TestRelease.transactional(jdbi, 6);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: all, parallel: 1}], perDatabase: 1, timeouts: {lock: 30s}")
                        .started();
        CompletableFuture<Void> turn;
        try (var blocker = release.fleet().connect()) {
            blocker.setAutoCommit(false);
            blocker.createStatement()
                    .execute(
                            "LOCK TABLE %s.%s IN ACCESS SHARE MODE"
                                    .formatted(rollout.tenant(2), release.table()));
            turn = CompletableFuture.runAsync(rollout::tick);
            await().atMost(30, SECONDS)
                    .until(() -> rollout.target(2).getString("state").equals("running"));
            rollout.set(Map.of("perDatabase", 3, "waves", Map.of("all", Map.of("parallel", 3))))
                    .statusCode(200);
        }
        turn.get(30, SECONDS);

        assertThat(rollout.counts())
                .as("the turn ended with its attempt: the next goes by the new strategy")
                .isEqualTo(Map.of("applied", 2, "pending", 4));
        rollout.runUntilIdle();
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 6));
    }

    private TestRollout rollout(TestRelease release, String spec) {
        return new TestRollout(jdbi, audit, shards, release, spec);
    }
}
