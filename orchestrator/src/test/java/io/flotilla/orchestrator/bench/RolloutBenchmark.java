package io.flotilla.orchestrator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.bench.BenchFleet;
import io.flotilla.engine.bench.CpuTime;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.testing.TenantServer.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * How much of the speed of bare statements a rollout keeps, with every check, lock, fence and
 * record on. Both run the same statements on the same schemas at the same concurrency, turn about.
 */
@QuarkusTest
@Tag("bench")
class RolloutBenchmark {
    private static final int SCHEMAS = Integer.getInteger("bench.schemas", 5_000);
    private static final int CONCURRENCY = Integer.getInteger("bench.concurrency", 8);

    /** Rollouts forth and back before the measured one: by then the compilers are done. */
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 3);

    /** On so many schemas other tools' loops are measured; each takes a good part of a second. */
    private static final int LOOPS = Integer.getInteger("bench.loops", 0);

    private final BenchApi api = new BenchApi(CONCURRENCY);
    private @Nullable Connection watching;

    @TempDir private Path folder;

    @Test
    void keepsMostOfTheSpeedOfBareStatements() throws Exception {
        var database = api.database("bench", SCHEMAS);
        var plan = PlanFile.read(api.planned());
        assertThat(plan.transactional(Direction.FORWARD)).isTrue();

        bare(database, plan, Direction.FORWARD);
        bare(database, plan, Direction.REVERT);
        var cold = rolledOut(database, api.approvedRollout(""));
        for (var round = 1; round < WARM_UP; round++) {
            rolledOut(database, api.approvedRollout(""));
        }

        var first = bare(database, plan, Direction.FORWARD);
        bare(database, plan, Direction.REVERT);
        var again = api.approvedRollout("");
        var rollout = rolledOut(database, api.approvedRollout(""));
        var second = bare(database, plan, Direction.FORWARD);
        var before = CpuTime.now(connection(database));
        var nothing = SCHEMAS / act(again, "start", "completed", "already-there");
        show("nothing to do", database, before);
        bare(database, plan, Direction.REVERT);

        var bare = (first + second) / 2;
        System.out.printf(
                """
                %d schemas of 45 relations, %d statements, %d at a time, targets/s:
                  bare statements            %6.1f (%.1f before, %.1f after)
                  rollout                    %6.1f   ratio %.2f
                  rollout, server just up    %6.1f   ratio %.2f
                  rollout, nothing to do     %6.1f   ratio %.2f
                """,
                SCHEMAS,
                plan.statements().size(),
                CONCURRENCY,
                bare,
                first,
                second,
                rollout,
                rollout / bare,
                cold,
                cold / bare,
                nothing,
                nothing / bare);
        if (LOOPS > 0) {
            loops(database, plan, rollout);
        }
    }

    /** Leaves the fleet with the tools' tables in it: call it last. */
    private void loops(TenantDatabase database, Plan plan, double rollout) throws Exception {
        var loops =
                new MigrationLoops(database.url(), folder, BenchFleet.next(), LOOPS, CONCURRENCY);
        var flyway = loops.flyway();
        bare(database, plan, Direction.REVERT, LOOPS);
        var liquibase = loops.liquibase();
        bare(database, plan, Direction.REVERT, LOOPS);
        var bare = bare(database, plan, Direction.FORWARD);
        System.out.printf(
                """
                %d schemas, %d at a time, targets/s:
                  Flyway's loop              %6.1f   the rollout is %.1f times as fast
                  Liquibase's loop           %6.1f   the rollout is %.1f times as fast
                  bare statements, again     %6.1f
                """,
                LOOPS, CONCURRENCY, flyway, rollout / flyway, liquibase, rollout / liquibase, bare);
    }

    /** Targets per second from the start to the recorded end; leaves the fleet as it was. */
    private double rolledOut(TenantDatabase database, String id) throws SQLException {
        var before = CpuTime.now(connection(database));
        var seconds = act(id, "start", "completed", "applied");
        show("rollout", database, before);
        act(id, "revert", "reverted", "reverted");
        return SCHEMAS / seconds;
    }

    private Connection connection(TenantDatabase database) throws SQLException {
        if (watching == null) {
            watching = database.connect();
        }
        return watching;
    }

    /** Where the time went: processor milliseconds for each target. */
    private void show(String what, TenantDatabase database, CpuTime before) throws SQLException {
        System.out.printf("processor time per target, %s, ms:%n", what);
        CpuTime.now(connection(database))
                .since(before, SCHEMAS)
                .forEach((who, spent) -> System.out.printf("  %-28s %6.2f%n", who, spent));
    }

    private double act(String id, String act, String end, String state) {
        var began = Instant.now();
        api.act(id, act);
        Awaitility.await()
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.rollout(id).getString("state").equals(end));
        var ended = api.rollout(id);
        assertThat(ended.getInt("counts." + state)).isEqualTo(SCHEMAS);
        return Duration.between(began, Instant.parse(ended.getString("finishedAt"))).toNanos()
                / 1e9;
    }

    private double bare(TenantDatabase database, Plan plan, Direction direction) throws Exception {
        return bare(database, plan, direction, SCHEMAS);
    }

    private double bare(TenantDatabase database, Plan plan, Direction direction, int schemas)
            throws Exception {
        var statements = plan.statements(direction).stream().map(Statement::sql).toList();
        var next = new AtomicInteger();
        var server = new AtomicLong();
        var before = CpuTime.now(connection(database));
        var began = System.nanoTime();
        BenchFleet.inParallel(
                database.url(),
                CONCURRENCY,
                connection -> {
                    connection.setAutoCommit(false);
                    try (var statement = connection.createStatement()) {
                        for (var n = next.incrementAndGet();
                                n <= schemas;
                                n = next.incrementAndGet()) {
                            statement.execute("SET LOCAL search_path TO " + BenchFleet.name(n));
                            for (var sql : statements) {
                                statement.execute(sql);
                            }
                            connection.commit();
                        }
                    }
                    var process = connection.unwrap(PGConnection.class).getBackendPID();
                    server.addAndGet(CpuTime.ofProcess(process));
                    return null;
                });
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "processor time per target, bare %s, ms: client %.2f, server %.2f%n",
                direction,
                CpuTime.now(connection(database)).since(before, schemas).get("client"),
                server.get() / 1e6 / schemas);
        return schemas / seconds;
    }
}
