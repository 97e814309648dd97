package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows of the fault matrix that need no process of their own, on real schemas. */
@QuarkusTest
@TestProfile(ByHand.class)
class RolloutFaultsTest {

    private static final String CANARY = "waves: [{name: canary, count: 1}, {name: rest}]";

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    @Test
    @DisplayName("row 3: several workers on one shard")
    void noTargetIsClaimedTwice() throws Exception {
        var release = TestRelease.transactional(jdbi, 100);
        var rollout = rollout(release, "waves: [{name: all}]").started();
        openWave(rollout);
        var database = release.fleet().database().id();
        inParallel(
                4,
                () -> {
                    shards.run(rollout.id, database);
                    return null;
                });
        rollout.runUntilIdle();

        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 100));
        assertThat(
                        query(
                                "SELECT count(*) || ':' || count(DISTINCT target_id) FROM attempt"
                                        + " WHERE rollout_id = :id",
                                rollout))
                .isEqualTo("100:100");
    }

    /** So many that most of them are looked at together. */
    @Test
    void findsManyTargetsThereAlready() {
        var release = TestRelease.transactional(jdbi, 100);
        var again = rollout(release, "waves: [{name: all}]");
        rollout(release, "waves: [{name: all}]").started().runUntilIdle();
        release.fleet().alter(100, "CREATE TABLE by_hand (a int)");

        again.started().runUntilIdle();

        assertThat(again.counts())
                .as(again.story())
                .isEqualTo(Map.of("already-there", 99, "held", 1));
        assertThat(query("SELECT count(*) FROM attempt WHERE rollout_id = :id", again))
                .isEqualTo("100");
    }

    @Test
    @DisplayName("row 18: tenant's schema dropped in the middle of a rollout")
    void aTenantThatIsGoneIsNoFailure() {
        var release = TestRelease.transactional(jdbi, 4);
        var rollout = rollout(release, CANARY + ", failures: {budget: 0}").started();
        release.fleet().execute("DROP SCHEMA %s CASCADE".formatted(rollout.tenant(3)));

        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 3, "gone", 1));
        assertThat(rollout.target(3).getString("state")).isEqualTo("gone");
        assertThat(rollout.view().getInt("exceptions")).isEqualTo(1);
    }

    @Test
    @DisplayName("row 19: tenant added in the middle of a rollout")
    void aTenantThatIsNewWaitsForTheNextRollout() {
        var release = TestRelease.transactional(jdbi, 3);
        var rollout = rollout(release, CANARY).started();
        release.addTenants(4, 5);

        rollout.runUntilIdle();
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 3));
        assertThat(release.upgraded()).containsExactlyElementsOf(rollout.tenants(1, 3));

        var next = rollout(release.plan(), CANARY).started().runUntilIdle();
        assertThat(next.counts())
                .as(next.story())
                .isEqualTo(Map.of("applied", 2, "already-there", 3));
    }

    @Test
    @DisplayName("row 28: the same tick several times at once")
    void ticksAtOnceDecideOnce() throws Exception {
        var release = TestRelease.transactional(jdbi, 6);
        var rollout =
                rollout(
                                release,
                                "waves: [{name: one, count: 2}, {name: two, count: 2}, {name:"
                                        + " rest}]")
                        .started();
        for (var round = 0; round < 8; round++) {
            inParallel(
                    4,
                    () -> {
                        rollout.tick();
                        return null;
                    });
        }

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 6));
        assertThat(acts(rollout)).filteredOn(act -> act.equals("rollout.wave")).hasSize(3);
        assertThat(acts(rollout)).filteredOn(act -> act.equals("rollout.completed")).hasSize(1);
    }

    @Test
    @DisplayName("row 29: pause, resume and abort race with each other and with the end")
    void actsThatRaceAreOneAfterTheOther() throws Exception {
        var seed = new Random().nextLong();
        System.out.println("row 29: seed " + seed);
        var release = TestRelease.transactional(jdbi, 60);
        var rollout =
                rollout(release, "waves: [{name: all, parallel: 1}], perDatabase: 1").started();
        var racing = new AtomicBoolean(true);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var ticking =
                    executor.submit(
                            () -> {
                                while (racing.get()) {
                                    rollout.tick();
                                }
                            });
            var people = new ArrayList<Future<?>>();
            for (var person = 0; person < 4; person++) {
                var random = new Random(seed + person);
                people.add(
                        executor.submit(
                                () -> {
                                    for (var act = 0; act < 250; act++) {
                                        var name =
                                                act == 249
                                                        ? "abort"
                                                        : random.nextBoolean() ? "pause" : "resume";
                                        var status =
                                                rollout.act(name, Map.of("reason", "a race"))
                                                        .extract()
                                                        .statusCode();
                                        assertThat(status).as("seed %d", seed).isIn(200, 409);
                                    }
                                }));
            }
            for (var person : people) {
                person.get();
            }
            racing.set(false);
            ticking.get();
        }
        rollout.runUntilIdle();

        assertThat(rollout.state()).as("seed %d", seed).isIn("aborted", "completed");
        assertThat(replayed(acts(rollout))).as("seed %d", seed).isEqualTo(rollout.state());
        assertThat(release.upgraded()).hasSize(rollout.counts().getOrDefault("applied", 0));
    }

    /** The state that acts lead to, each of which must be allowed after those before it. */
    private static String replayed(List<String> acts) {
        var state = "";
        for (var act : acts) {
            var before =
                    switch (act) {
                        case "rollout.create" -> List.of("");
                        case "rollout.approve" -> List.of("awaiting-approval");
                        case "rollout.start" -> List.of("scheduled");
                        case "rollout.pause", "rollout.wave", "rollout.completed" ->
                                List.of("running");
                        case "rollout.resume" -> List.of("paused");
                        case "rollout.abort" -> List.of("running", "paused", "scheduled");
                        default -> throw new AssertionError(act);
                    };
            assertThat(before).as("before %s in %s", act, acts).contains(state);
            state =
                    switch (act) {
                        case "rollout.create" -> "awaiting-approval";
                        case "rollout.approve" -> "scheduled";
                        case "rollout.start", "rollout.resume", "rollout.wave" -> "running";
                        case "rollout.pause" -> "paused";
                        case "rollout.abort" -> "aborted";
                        default -> "completed";
                    };
        }
        return state;
    }

    @Test
    @DisplayName("row 31: statement error at the canary")
    void aFailingCanaryLeavesLaterWavesUntouched() {
        var release = TestRelease.transactional(jdbi, 6);
        var rollout = rollout(release, CANARY + ", failures: {budget: 0}").started();
        release.fleet()
                .execute(
                        """
                        CREATE FUNCTION public.no() RETURNS event_trigger LANGUAGE plpgsql
                        AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
                        CREATE EVENT TRIGGER no ON ddl_command_start WHEN tag IN ('ALTER TABLE')
                        EXECUTE FUNCTION public.no()
                        """);

        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.view().getBoolean("halted")).isTrue();
        assertThat(rollout.counts(1)).as(rollout.story()).isEqualTo(Map.of("failed", 1));
        assertThat(rollout.counts(2)).as(rollout.story()).isEqualTo(Map.of("pending", 5));
        assertThat(rollout.target(1).getString("detail")).contains("not today");
        assertThat(release.upgraded()).isEmpty();
    }

    @Test
    @DisplayName("row 32: failure rate creeps")
    void theBudgetPausesWithNoMoreThanTheAttemptsUnderWayOnTop() {
        var release = TestRelease.online(jdbi, 40);
        for (var number = 3; number <= 40; number += 4) {
            release.withNullsAt(number);
        }
        var rollout =
                rollout(
                                release,
                                "waves: [{name: all, parallel: 4}], perDatabase: 4, failures:"
                                        + " {budget: 2}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.view().getBoolean("halted")).isTrue();
        assertThat(rollout.counts().get("failed")).as(rollout.story()).isBetween(3, 2 + 4);
        assertThat(rollout.counts().get("pending")).isGreaterThan(10);
    }

    @Test
    @DisplayName("row 32: failures creep up, and the strategy says to go back")
    void theBudgetBringsBackWhatTheRolloutChanged() {
        var release = TestRelease.online(jdbi, 12);
        for (var number = 4; number <= 6; number++) {
            release.withNullsAt(number);
        }
        var rollout =
                rollout(
                                release,
                                "waves: [{name: all, parallel: 1}], perDatabase: 1, failures:"
                                        + " {budget: 2, then: revert}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).as(rollout.story()).isEqualTo("reverted");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("reverted", 3, "failed", 3, "skipped", 6));
        assertThat(release.upgraded()).isEmpty();
        assertThat(acts(rollout)).contains("rollout.halt", "rollout.revert", "rollout.reverted");
    }

    @Test
    @DisplayName("row 32: failures creep up before anything has changed")
    void aRolloutThatChangedNothingStaysHalted() {
        var release = TestRelease.online(jdbi, 3).withNullsAt(1);
        var rollout =
                rollout(release, CANARY + ", failures: {budget: 0, then: revert}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.state()).isEqualTo("paused");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("failed", 1, "pending", 2));
        assertThat(acts(rollout)).doesNotContain("rollout.revert");
    }

    @Test
    @DisplayName("row 33: same error everywhere")
    void theSameErrorEverywhereIsOneGroupAndOneNotification() {
        var release = TestRelease.transactional(jdbi, 8);
        release.fleet()
                .execute(
                        """
                        CREATE FUNCTION public.no() RETURNS event_trigger LANGUAGE plpgsql
                        AS $$ BEGIN
                            RAISE EXCEPTION 'not today: row % of "%"', trunc(random() * 1e6),
                                current_schema;
                        END $$;
                        CREATE EVENT TRIGGER no ON ddl_command_start WHEN tag IN ('ALTER TABLE')
                        EXECUTE FUNCTION public.no()
                        """);
        var rollout =
                rollout(release, "waves: [{name: all}], failures: {budget: 100%}")
                        .started()
                        .runUntilIdle();

        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("failed", 8));
        var groups = rollout.get("/errors").getList("targets", Integer.class);
        assertThat(groups).containsExactly(8);
        assertThat(told(rollout, "rollout.failure")).isEqualTo(1);
    }

    private int told(TestRollout rollout, String kind) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT count(*) FROM notification WHERE subject = ? AND kind = ?")
                                .bind(0, "rollout:" + rollout.id)
                                .bind(1, kind)
                                .mapTo(Integer.class)
                                .one());
    }

    private TestRollout rollout(TestRelease release, String spec) {
        return new TestRollout(jdbi, audit, shards, release, spec);
    }

    /** What a tick would do first; without the work that it would do on this thread. */
    private void openWave(TestRollout rollout) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "UPDATE rollout_wave SET opened_at = now() WHERE rollout_id"
                                                + " = :id AND position = 1")
                                .bind("id", rollout.id)
                                .execute());
    }

    private List<String> acts(TestRollout rollout) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT act FROM audit WHERE subject = :it ORDER BY id")
                                .bind("it", "rollout:" + rollout.id)
                                .mapTo(String.class)
                                .list());
    }

    private String query(String sql, TestRollout rollout) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).bind("id", rollout.id).mapTo(String.class).one());
    }

    private static void inParallel(int threads, Callable<Void> work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Void>>();
            for (var thread = 0; thread < threads; thread++) {
                all.add(work);
            }
            for (var one : executor.invokeAll(all)) {
                one.get();
            }
        }
    }
}
