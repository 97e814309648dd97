package io.flotilla.orchestrator.rollout.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.orchestrator.rollout.RolloutDao;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims and endings, of a rollout that no driver looks at. */
@QuarkusTest
class ShardDaoTest {

    private static final int TARGETS = 200;

    @Inject Jdbi jdbi;

    private long rollout;
    private long database;

    @BeforeEach
    void makeARolloutThatNobodyDrives() {
        var fleet = TestFleet.create(jdbi);
        fleet.register(1, TARGETS);
        database = fleet.database().id();
        rollout =
                jdbi.inTransaction(
                        handle -> {
                            var id =
                                    handle.createQuery(
                                                    """
                                                    INSERT INTO rollout (state, spec, created_by)
                                                    VALUES ('scheduled', '{}', '')
                                                    RETURNING id
                                                    """)
                                            .mapTo(Long.class)
                                            .one();
                            handle.execute(
                                    """
                                    INSERT INTO rollout_wave (rollout_id, position, name, opened_at)
                                    VALUES (?, 1, 'all', now())
                                    """,
                                    id);
                            handle.execute(
                                    "INSERT INTO rollout_database VALUES (?, ?, ?, '')",
                                    id,
                                    database,
                                    TARGETS);
                            handle.execute(
                                    """
                                    INSERT INTO rollout_target (rollout_id, target_id, tenant,
                                        schema_name, database_id, wave, plan_digest, state)
                                    SELECT ?, id, tenant, schema_name, database_id, 1, 'sha256:',
                                           'pending'
                                    FROM target WHERE database_id = ?
                                    """,
                                    id,
                                    database);
                            return id;
                        });
    }

    @Test
    void twoShardsNeverShareATarget() throws Exception {
        Callable<List<Long>> shard =
                () -> {
                    var mine = new ArrayList<Long>();
                    for (var claims = claim(7, TARGETS);
                            !claims.isEmpty();
                            claims = claim(7, TARGETS)) {
                        claims.forEach(claim -> mine.add(claim.targetId()));
                    }
                    return mine;
                };
        var all = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(shard, shard, shard, shard))) {
                all.addAll(done.get());
            }
        }

        assertThat(all).hasSize(TARGETS).doesNotHaveDuplicates();
    }

    @Test
    void claimsNoMoreThanTheWaveAllows() {
        assertThat(claim(7, 10)).hasSize(7);
        assertThat(claim(7, 10)).hasSize(3);
        assertThat(claim(7, 10)).isEmpty();
    }

    @Test
    void claimsNoMoreThanTheWaveHasRoomForAndInItsOrder() {
        execute("UPDATE rollout_wave SET room = 2 WHERE rollout_id = ?");
        execute("UPDATE rollout_target SET turn = 1000 - target_id WHERE rollout_id = ?");
        var newest = newestTargets();

        var first = claim(7, TARGETS);
        assertThat(first.stream().map(ClaimedTarget::targetId))
                .containsExactlyInAnyOrderElementsOf(newest.subList(0, 2));
        assertThat(claim(7, TARGETS)).isEmpty();
        execute("UPDATE rollout_wave SET room = 3 WHERE rollout_id = ?");
        assertThat(claim(7, TARGETS)).hasSize(1);
    }

    @Test
    void claimsNothingOfAWaveThatIsNotOpen() {
        execute("UPDATE rollout_wave SET opened_at = NULL WHERE rollout_id = ?");
        assertThat(claim(7, TARGETS)).isEmpty();
        execute("UPDATE rollout_wave SET opened_at = now(), done_at = now() WHERE rollout_id = ?");
        assertThat(claim(7, TARGETS)).isEmpty();
    }

    @Test
    void claimsOnlyWhatIsInAnOpenWindow() {
        execute("UPDATE rollout_target SET window_number = 1 WHERE rollout_id = ?");
        assertThat(claim(7, TARGETS)).as("nobody has looked at the window yet").isEmpty();
        execute("INSERT INTO rollout_window VALUES (?, 1, false, now())");
        assertThat(claim(7, TARGETS)).isEmpty();
        execute("UPDATE rollout_window SET open = true WHERE rollout_id = ?");
        assertThat(claim(7, TARGETS)).hasSize(7);
    }

    @Test
    void everyClaimHasANewerEpoch() {
        var epochs = new HashSet<Long>();
        for (var round = 0; round < 3; round++) {
            claim(5, TARGETS).forEach(claim -> epochs.add(claim.epoch()));
        }

        assertThat(epochs).hasSize(15);
    }

    @Test
    void aRunningTargetDoesNotShowWhatStoppedTheLastAttempt() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE rollout_target
                                SET state = 'retrying', detail = 'blocked by a report',
                                    failure_kind = 'lock-timeout', sql_state = '55P03'
                                WHERE rollout_id = ?
                                """,
                                rollout));

        var claim = claim(1, 1).getFirst();

        assertThat(claim.detail()).isEqualTo("blocked by a report");
        assertThat(problem(claim)).isEmpty();
    }

    @Test
    void anEndingIsWrittenOnlyUnderItsOwnEpoch() {
        var claim = claim(1, 1).getFirst();
        var late = row(claim.targetId(), claim.epoch() - 1);
        var own = row(claim.targetId(), claim.epoch());

        assertThat(end(late)).isEmpty();
        assertThat(end(own)).hasSize(1);
        assertThat(end(own)).isEmpty();
        assertThat(outcomes(claim.epoch())).containsExactly("applied");
    }

    @Test
    void anIntentIsRefusedOnceSomebodyElseOwnsTheTarget() {
        var claim = claim(1, 1).getFirst();

        assertThat(intend(claim, claim.epoch())).isEqualTo(1);
        assertThat(intend(claim, claim.epoch() + 1)).isZero();
    }

    private void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql, rollout));
    }

    private List<Long> newestTargets() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT target_id FROM rollout_target
                                        WHERE rollout_id = ? ORDER BY target_id DESC
                                        """)
                                .bind(0, rollout)
                                .mapTo(Long.class)
                                .list());
    }

    private String problem(ClaimedTarget claim) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT concat(detail, failure_kind, sql_state)
                                        FROM rollout_target
                                        WHERE rollout_id = ? AND target_id = ?
                                        """)
                                .bind(0, rollout)
                                .bind(1, claim.targetId())
                                .mapTo(String.class)
                                .one());
    }

    @Test
    void claimsShareTheRolloutAndAnActThatWaitsComesBeforeTheNext() throws Exception {
        try (var claiming = jdbi.open();
                var next = jdbi.open();
                var threads = Executors.newSingleThreadExecutor()) {
            claiming.begin();
            claiming.attach(RolloutDao.class).lockShared(rollout);
            assertThat(sharesAtOnce(next)).isTrue();

            var act = threads.submit(() -> jdbi.useTransaction(this::lock));
            await().until(() -> !sharesAtOnce(next));
            assertThat(act.isDone()).isFalse();

            claiming.commit();
            act.get(10, TimeUnit.SECONDS);
            assertThat(sharesAtOnce(next)).isTrue();
        }
    }

    private void lock(Handle handle) {
        handle.attach(RolloutDao.class).lock(rollout);
    }

    /** In a transaction of its own. */
    private boolean sharesAtOnce(Handle handle) {
        try {
            handle.useTransaction(
                    it -> {
                        it.execute("SET LOCAL lock_timeout = '50ms'");
                        it.attach(RolloutDao.class).lockShared(rollout);
                    });
            return true;
        } catch (UnableToExecuteStatementException e) {
            return false;
        }
    }

    private List<String> outcomes(long epoch) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT outcome FROM attempt WHERE epoch = ?")
                                .bind(0, epoch)
                                .mapTo(String.class)
                                .list());
    }

    private List<ClaimedTarget> claim(int most, int parallel) {
        return jdbi.inTransaction(
                handle -> {
                    var dao = handle.attach(ShardDao.class);
                    handle.attach(RolloutDao.class).lock(rollout);
                    return dao.claim(rollout, database, "forward", most, parallel, "test", 30);
                });
    }

    private List<ShardDao.Written> end(String row) {
        return jdbi.withExtension(ShardDao.class, dao -> dao.end(rollout, "test", row));
    }

    private int intend(ClaimedTarget claim, long epoch) {
        return jdbi.withExtension(
                ShardDao.class,
                dao -> dao.intend(rollout, claim.targetId(), epoch, 1, "CREATE INDEX"));
    }

    private static String row(long target, long epoch) {
        return """
        [{"target_id": %d, "epoch": %d, "state": "applied", "counted": true,
          "outcome": "applied", "uncertain": false, "seconds": 0.1}]
        """
                .formatted(target, epoch);
    }
}
