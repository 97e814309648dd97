package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waiting for others, and keeping others waiting. */
class PlanRunnerLockTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String[] TABLES = {
        "CREATE TABLE users (id bigint PRIMARY KEY)", "CREATE TABLE orders (id bigint PRIMARY KEY)"
    };

    private static Tenants tenants;
    private static Plan plan;

    @BeforeAll
    static void makePlan() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        plan =
                PlanFixture.from(TABLES)
                        .then(
                                "ALTER TABLE orders ADD COLUMN note text",
                                lock("orders", "ACCESS EXCLUSIVE"))
                        .then(
                                "ALTER TABLE users ADD COLUMN phone text",
                                lock("users", "SHARE ROW EXCLUSIVE"),
                                lock("users", "ACCESS EXCLUSIVE"))
                        .provenOn(tenants);
    }

    @AfterEach
    void leavesNoAdvisoryLock() throws SQLException {
        tenants.assertNoAdvisoryLockIsLeft();
    }

    @Test
    void namesTheReaderThatBlocksItAndKeepsOthersWaitingNoLongerThanTheLockTimeout()
            throws SQLException, InterruptedException, ExecutionException {
        var tenant = tenants.create(TABLES);
        var lockTimeout = Duration.ofMillis(500);
        try (var reader = tenants.connect();
                var statement = reader.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            reader.setAutoCommit(false);
            statement.execute("SET application_name = 'nightly report'");
            statement.execute("SELECT * FROM %s.users".formatted(tenant));

            var attempt = executor.submit(() -> run(Tenants.attempt(plan, tenant, lockTimeout)));
            tenants.await(
                    "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation ="
                            + " '%s.users'::regclass)".formatted(tenant));
            var began = System.nanoTime();
            tenants.query("SELECT count(*) FROM %s.orders".formatted(tenant));
            tenants.query("SELECT count(*) FROM %s.users".formatted(tenant));
            var waited = Duration.ofNanos(System.nanoTime() - began);

            assertThat(waited).isLessThan(lockTimeout.plusMillis(300));
            assertThat(attempt.get())
                    .asInstanceOf(type(AttemptOutcome.Blocked.class))
                    .extracting(AttemptOutcome.Blocked::by)
                    .asString()
                    .contains("nightly report", "idle in transaction", "user postgres")
                    .doesNotContain("SELECT");
        }
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void locksTheTablesBeforeTheFirstStatement() throws SQLException {
        var tenant = tenants.create(TABLES);
        var modes = new ArrayList<String>();

        tenants.apply(
                plan,
                tenant,
                new AttemptListener() {
                    @Override
                    public void statementStarting(int position, int total, Statement statement) {
                        if (position == 1) {
                            modes.addAll(locks(tenant));
                        }
                    }
                });

        assertThat(modes)
                .contains("orders AccessExclusiveLock", "users AccessExclusiveLock")
                .doesNotContain("users ShareRowExclusiveLock");
    }

    @Test
    void letsOneOfTwoAttemptsOnOneSchemaApply()
            throws SQLException, InterruptedException, ExecutionException {
        for (var round = 0; round < 10; round++) {
            var tenant = tenants.create(TABLES);
            Callable<AttemptOutcome> attempt = () -> tenants.apply(plan, tenant);
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var outcomes = new ArrayList<AttemptOutcome>();
                for (Future<AttemptOutcome> future :
                        executor.invokeAll(List.of(attempt, attempt))) {
                    outcomes.add(future.get());
                }
                assertThat(outcomes)
                        .containsExactlyInAnyOrder(
                                new AttemptOutcome.Applied(), new AttemptOutcome.AlreadyThere());
            }
        }
    }

    @Test
    void isBlockedByAnotherAttemptThatTakesLonger() throws SQLException {
        var tenant = tenants.create(TABLES);
        var second = new ArrayList<AttemptOutcome>();

        var first =
                tenants.apply(
                        plan,
                        tenant,
                        new AttemptListener() {
                            @Override
                            public void statementStarting(int position, int total, Statement next) {
                                second.add(
                                        run(Tenants.attempt(plan, tenant, Duration.ofMillis(50))));
                            }
                        });

        assertThat(first).isEqualTo(new AttemptOutcome.Applied());
        assertThat(second)
                .hasSize(2)
                .allSatisfy(
                        outcome ->
                                assertThat(outcome)
                                        .asInstanceOf(type(AttemptOutcome.Blocked.class))
                                        .extracting(AttemptOutcome.Blocked::by)
                                        .asString()
                                        .contains("flotilla/" + tenant));
    }

    @Test
    void tellsHowLongItWaitedForLocksAlsoInVain() throws SQLException {
        var tenant = tenants.create(TABLES);
        var lockTimeout = Duration.ofMillis(300);
        var waits = new ArrayList<Duration>();
        var listener =
                new AttemptListener() {
                    @Override
                    public void locked(Duration took) {
                        waits.add(took);
                    }
                };
        try (var reader = tenants.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM %s.users".formatted(tenant));

            var blocked =
                    Tenants.RUNNER.run(
                            Tenants.attempt(plan, tenant, lockTimeout), tenants::connect, listener);

            assertThat(blocked).isInstanceOf(AttemptOutcome.Blocked.class);
            assertThat(waits).singleElement().isNotNull();
            assertThat(waits.getFirst()).isGreaterThanOrEqualTo(lockTimeout);
        }
        var applied =
                Tenants.RUNNER.run(
                        Tenants.attempt(plan, tenant, lockTimeout), tenants::connect, listener);

        assertThat(applied).isEqualTo(new AttemptOutcome.Applied());
        assertThat(waits).hasSize(2);
        assertThat(waits.getLast()).isPositive();
    }

    private static AttemptOutcome run(Attempt attempt) {
        return Tenants.RUNNER.run(attempt, tenants::connect, AttemptListener.NONE);
    }

    private static List<String> locks(String tenant) {
        try {
            return List.of(
                    tenants.query(
                                    """
                                    SELECT string_agg(relname || ' ' || mode, ',')
                                    FROM pg_locks JOIN pg_class ON pg_class.oid = relation
                                    WHERE relnamespace = '%s'::regnamespace
                                    """
                                            .formatted(tenant))
                            .split(","));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
