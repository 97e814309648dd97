package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who is in which wave, in which order, when waves open, and how many failures they bear. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutWavesTest {

    private static final String ONE_BY_ONE = "perDatabase: 1";

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    @Test
    void nothingIsWaitedForWhatOpensAtTheNextTick() {
        var release = TestRelease.transactional(jdbi, 2);
        var rollout = rollout(release, "waves: [{name: first, count: 1}, {name: rest}]").started();

        assertThat(rollout.waits()).containsExactly("depends-on rest");
    }

    @Test
    void takesTargetsInTheOrderOfALabel() {
        var release = TestRelease.transactional(jdbi, 5);
        label(release, Map.of(1, "c", 2, "a", 3, "b", 5, "d"));
        var rollout =
                rollout(
                                release,
                                "waves: [{name: first, count: 3, parallel: 1, orderBy: label tier desc}, {name: rest}], "
                                        + ONE_BY_ONE)
                        .started()
                        .runUntilIdle();

        assertThat(attempted(rollout, "first")).isEqualTo(tenants(rollout, 5, 1, 3));
        assertThat(attempted(rollout, "rest")).isEqualTo(tenants(rollout, 2, 4));
    }

    @Test
    void takesTheLargestFirst() {
        var release = TestRelease.transactional(jdbi, 4);
        grow(release, 3, 5_000);
        grow(release, 2, 20_000);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: large, count: 2, parallel: 1, orderBy: size desc}, {name: rest, orderBy: size}], "
                                        + ONE_BY_ONE)
                        .started()
                        .runUntilIdle();

        assertThat(attempted(rollout, "large")).isEqualTo(tenants(rollout, 2, 3));
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void takesNamedTenantsInTheOrderTheyAreNamedIn() {
        var release = TestRelease.transactional(jdbi, 4);
        var named =
                "waves: [{name: named, tenants: [%s, %s], parallel: 1}, {name: rest}], "
                                .formatted(release.fleet().tenant(4), release.fleet().tenant(2))
                        + ONE_BY_ONE;
        var rollout = rollout(release, named).started().runUntilIdle();

        assertThat(attempted(rollout, "named")).isEqualTo(tenants(rollout, 4, 2));
        assertThat(rollout.counts(2)).isEqualTo(Map.of("applied", 2));
    }

    @Test
    void refusesWavesThatNameWhatIsNotThere() {
        var release = TestRelease.transactional(jdbi, 2);

        TestRollout.create(release, "waves: [{name: a, tenants: [nobody]}, {name: rest}]")
                .statusCode(422)
                .body("code", equalTo("unknown-tenant"))
                .body(
                        "detail",
                        equalTo(
                                "wave 'a' names what is no active tenant among the rollout's targets: nobody"));
        TestRollout.create(release, "waves: [{name: a, orderBy: label wieght}]")
                .statusCode(422)
                .body("detail", containsString("no target has the label 'wieght'"));
        TestRollout.create(
                        release, "windows: [{select: database=none, cron: '0 0 1 * * ?', for: 1h}]")
                .statusCode(422)
                .body("code", equalTo("empty-window"));
        TestRollout.create(release, "window: {cron: '0 0 1 1 1 ? 2020', for: 1h}")
                .statusCode(422)
                .body("code", equalTo("window-never-opens"));
        TestRollout.create(
                        release, "waves: [{name: a, health: [{http: 'http://169.254.169.254/'}]}]")
                .statusCode(422)
                .body("code", equalTo("health-check-host"))
                .body(
                        "detail",
                        containsString(
                                "'169.254.169.254' is not on the server's list flotilla.health.allowed-hosts"));
    }

    @Test
    void aWaveOpensWhenWhatItDependsOnIsDone() {
        var release = TestRelease.transactional(jdbi, 6);
        var rollout =
                rollout(
                                release,
                                """
                                waves: [
                                  {name: a, count: 1, gate: manual},
                                  {name: b, count: 2, dependsOn: []},
                                  {name: c, count: 1, dependsOn: [b]},
                                  {name: d, count: 1, dependsOn: [a]},
                                  {name: rest}]
                                """)
                        .started()
                        .runUntilIdle();

        assertThat(rollout.view().<String>getList("waves.state"))
                .containsExactly("gate", "done", "done", "waiting", "waiting");
        assertThat(rollout.waits()).containsExactly("gate a", "depends-on d", "depends-on rest");
        assertThat(rollout.view().<String>getList("waits.detail"))
                .containsExactly("must be promoted", "depends on a", "depends on a, d");
        assertThat(release.upgraded()).containsExactlyElementsOf(rollout.tenants(1, 4));

        rollout.act("promote", Map.of("wave", "b"))
                .statusCode(409)
                .body("detail", containsString("wave 'b' is not at its gate"));
        rollout.act("promote", Map.of("wave", "x")).statusCode(422);
        rollout.act("promote", Map.of("wave", "a")).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(release.upgraded()).hasSize(6);
    }

    @Test
    void wantsToKnowWhichOfSeveralWavesIsPromoted() {
        var release = TestRelease.transactional(jdbi, 2);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: a, count: 1, gate: manual}, {name: b, dependsOn: [], gate: manual}]")
                        .started()
                        .runUntilIdle();

        rollout.act("promote")
                .statusCode(422)
                .body("detail", equalTo("several waves are at their gates (a, b); say which"));
        rollout.act("promote", Map.of("wave", "b")).statusCode(200);
        rollout.runUntilIdle();
        rollout.act("promote").statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void startsSlowlyAndDoublesAsAttemptsSucceed() {
        var release = TestRelease.transactional(jdbi, 20);
        var rollout =
                rollout(release, "waves: [{name: all, parallel: 6, slowStart: true}]").started();
        var rooms =
                IntStream.of(0, 1, 2, 3, 6, 7, 20)
                        .map(
                                applied -> {
                                    pretendApplied(rollout, applied);
                                    rollout.decide();
                                    return room(rollout);
                                })
                        .boxed()
                        .toList();

        assertThat(rooms).containsExactly(1, 2, 2, 4, 4, 6, 6);
    }

    @Test
    void aSlowStartEndsLikeAnyOther() {
        var release = TestRelease.transactional(jdbi, 9);
        var rollout =
                rollout(release, "waves: [{name: all, parallel: 4, slowStart: true}]")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 9));
        rollout.act("revert").statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.counts()).isEqualTo(Map.of("reverted", 9));
    }

    @Test
    void aBudgetIsSpentWhenItIsExceededAndNotWhenItIsReached() {
        var release = TestRelease.online(jdbi, 6).withNullsAt(1, 4);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: canary, count: 3}, {name: rest}], failures: {budget: 2}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 4, "failed", 2));
        assertThat(rollout.view().getInt("budget.allowed")).isEqualTo(2);
    }

    @Test
    void aWaveHasABudgetOfItsOwn() {
        var release = TestRelease.online(jdbi, 8).withNullsAt(2);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: canary, count: 3, failures: {budget: 20%}}, {name: rest}], failures: {budget: 50%}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.view().getBoolean("halted")).isTrue();
        assertThat(rollout.view().getString("reason"))
                .isEqualTo("wave 'canary': 1 targets failed, 0 are allowed");
        assertThat(rollout.counts(2)).isEqualTo(Map.of("pending", 5));

        rollout.act("resume", Map.of("reason", "known")).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
    }

    @Test
    void driftHasABudgetOfItsOwn() {
        var release = TestRelease.transactional(jdbi, 7);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: all, parallel: 1}], failures: {budget: 0, drift: 1}, "
                                        + ONE_BY_ONE)
                        .started();
        IntStream.of(1, 3, 4).forEach(release::alteredByHand);
        rollout.runUntilIdle();

        assertThat(rollout.view().getBoolean("halted")).isTrue();
        assertThat(rollout.view().getString("reason"))
                .isEqualTo("2 targets drifted, 1 are allowed");
        assertThat(rollout.counts())
                .as("one at a time, nothing more begins")
                .isEqualTo(Map.of("applied", 1, "held", 2, "pending", 4));
        assertThat(rollout.view().getInt("drift.allowed")).isEqualTo(1);
        assertThat(rollout.view().getInt("drift.used")).isEqualTo(2);

        rollout.act("resume", Map.of("reason", "left alone for now")).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 4, "held", 3));
    }

    @Test
    void targetsHeldFromTheStartAreNoDrift() {
        var release = TestRelease.transactional(jdbi, 3).alteredByHand(2).plan();
        var rollout =
                rollout(release, "waves: [{name: all}], failures: {drift: 0}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 2, "held", 1));
    }

    @Test
    void aWaveGoesBackAlone() {
        var release = TestRelease.online(jdbi, 6);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: one, count: 2}, {name: two, count: 2}, {name: rest}]")
                        .started()
                        .runUntilIdle();

        rollout.act("revert", Map.of("wave", "two", "tenants", List.of("x"))).statusCode(422);
        rollout.act("revert", Map.of("wave", "too"))
                .statusCode(422)
                .body("detail", containsString("there are one, two, rest"));
        rollout.act("revert", Map.of("wave", "two", "reason", "slow queries")).statusCode(200);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts(1)).isEqualTo(Map.of("applied", 2));
        assertThat(rollout.counts(2)).isEqualTo(Map.of("reverted", 2));
        assertThat(release.upgraded())
                .hasSize(4)
                .doesNotContainAnyElementsOf(rollout.tenants(3, 4));
        rollout.act("revert", Map.of("wave", "two"))
                .statusCode(409)
                .body("code", equalTo("nothing-to-revert"));
    }

    private TestRollout rollout(TestRelease release, String spec) {
        return new TestRollout(jdbi, audit, shards, release, spec);
    }

    private void label(TestRelease release, Map<Integer, String> tiers) {
        tiers.forEach(
                (number, tier) ->
                        jdbi.useHandle(
                                handle ->
                                        handle.execute(
                                                """
                                                UPDATE target
                                                SET labels = labels || jsonb_build_object('tier', CAST(? AS text))
                                                WHERE tenant = ?
                                                """,
                                                tier,
                                                release.fleet().tenant(number))));
    }

    private static void grow(TestRelease release, int number, int rows) {
        release.fleet()
                .alter(
                        number,
                        "INSERT INTO %s SELECT n, 'a', 'b' FROM generate_series(10, %d) n"
                                .formatted(release.table(), rows));
    }

    private void pretendApplied(TestRollout rollout, int targets) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE rollout_target SET state = 'applied'
                                WHERE rollout_id = ? AND target_id IN (
                                    SELECT target_id FROM rollout_target
                                    WHERE rollout_id = ? ORDER BY target_id LIMIT ?)
                                """,
                                rollout.id,
                                rollout.id,
                                Math.min(targets, 19)));
    }

    private int room(TestRollout rollout) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT room FROM rollout_wave WHERE rollout_id = ?")
                                .bind(0, rollout.id)
                                .mapTo(Integer.class)
                                .one());
    }

    /** The tenants of a wave in the order their attempts began. */
    private static List<String> attempted(TestRollout rollout, String wave) {
        return rollout.targets(wave).stream()
                .sorted(Comparator.comparing(it -> Instant.parse(it.get("startedAt").toString())))
                .map(it -> it.get("tenant").toString())
                .toList();
    }

    private static List<String> tenants(TestRollout rollout, int... numbers) {
        return IntStream.of(numbers).mapToObj(rollout::tenant).toList();
    }
}
