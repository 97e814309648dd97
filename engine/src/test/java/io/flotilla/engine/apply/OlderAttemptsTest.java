package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.ConnectionFaultsTest.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.FaultProxy;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a claim does with the sessions of those before it, and what with everybody else's. */
class OlderAttemptsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";
    private static final Duration SHORT = Duration.ofMillis(300);

    private static WitnessedTenants fleet;
    private static Tenants tenants;
    private static Plan column;
    private static Plan index;

    @BeforeAll
    static void makePlans() throws SQLException {
        fleet = WitnessedTenants.on(SERVER);
        tenants = fleet.tenants();
        column =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .provenOn(tenants);
        index =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .thenAlone("CREATE INDEX CONCURRENTLY users_email_idx ON users (email)")
                        .provenOn(tenants);
    }

    @Test
    @DisplayName("row 2: node that stands still in the middle of a concurrent build")
    void endsAnOlderBuildAndItsLockAndGoesOn() throws Exception {
        var tenant = fleet.create(USERS);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var still = FaultProxy.before(tenants.url());
                var writer = tenants.connect()) {
            var older =
                    executor.submit(() -> build(tenant, tenants(still), tenants(still), writer));
            awaitBuild(tenant);
            still.swallowMessages();
            still.swallowAnswers();

            assertThatANewerOneGoesOn(tenant, writer, executor);

            still.refuse();
            assertThat(older.get()).isInstanceOf(AttemptOutcome.Unknown.class);
        }
        assertThat(run(index, tenant, 1)).isEqualTo(new AttemptOutcome.Fenced(1));
        fleet.assertSettled(index, tenant, run(index, tenant, 3), USERS);
    }

    @Test
    @DisplayName("row 7: orphan DDL of an older attempt, whose lock is lost")
    void endsAnOlderBuildThatHasLostItsLock() throws Exception {
        var tenant = fleet.create(USERS);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var silent = FaultProxy.before(tenants.url());
                var cut = FaultProxy.before(tenants.url());
                var writer = tenants.connect()) {
            var older = executor.submit(() -> build(tenant, tenants(silent), tenants(cut), writer));
            awaitBuild(tenant);
            silent.swallowMessages();
            silent.swallowAnswers();
            cut.refuse();

            assertThatANewerOneGoesOn(tenant, writer, executor);

            silent.refuse();
            assertThat(older.get()).isInstanceOf(AttemptOutcome.Unknown.class);
        }
    }

    /** The build waits for the writer, whom nobody ends; once the older one is gone, he is, too. */
    private static void assertThatANewerOneGoesOn(
            String tenant, Connection writer, ExecutorService executor) throws Exception {
        var newer =
                executor.submit(
                        () ->
                                Tenants.RUNNER.run(
                                        attempt(index, tenant, 2, Duration.ofSeconds(3)),
                                        tenants::connect,
                                        AttemptListener.NONE));
        tenants.await(
                "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'flotilla/%s@1')"
                        .formatted(tenant));
        assertThat(writer.isValid(5)).isTrue();
        writer.commit();

        assertThat(newer.get()).isEqualTo(new AttemptOutcome.Resumed(1));
        fleet.assertSettled(index, tenant, newer.get(), USERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightly report",
                "flotilla/cli",
                "flotilla/rollout-1@5",
                "flotilla/rollout-1@6",
                "flotilla/rollout-1@",
                "flotilla/@4",
                "x flotilla/rollout-1@4",
                "flotilla/rollout-1@99999999999999999999999"
            })
    void leavesAloneWhatIsNotOfAnOlderAttempt(String name) throws SQLException {
        var tenant = fleet.create(USERS);
        try (var session = named(name, tenants.connect())) {
            lock(session, tenant);

            assertBlocked(run(column, tenant, 5), session);
            assertBlocked(run(index, tenant, 5), session);
        }
        var last = run(column, tenant, 5);
        assertThat(last).isEqualTo(new AttemptOutcome.Applied());
        fleet.assertSettled(column, tenant, last, USERS);
    }

    @Test
    void leavesAnotherRolesSessionAloneWhateverItIsCalled() throws SQLException {
        var tenant = fleet.create(USERS);
        try (var connection = tenants.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE somebody_else LOGIN PASSWORD 'x'");
        }
        var url = tenants.url().replaceFirst("\\?.*|$", "?user=somebody_else&password=x");
        try (var session = named("flotilla/rollout-1@4", DriverManager.getConnection(url))) {
            lock(session, tenant);

            assertBlocked(run(column, tenant, 5), session);
        }
        fleet.assertSettled(column, tenant, run(column, tenant, 5), USERS);
    }

    @Test
    void leavesAnOlderAttemptOnAnotherTargetAlone() throws SQLException {
        var tenant = fleet.create(USERS);
        var other = fleet.create(USERS);
        try (var blocker = named("nightly report", tenants.connect());
                var session = named("flotilla/rollout-1@4", tenants.connect())) {
            lock(blocker, tenant);
            lock(session, other);

            assertBlocked(run(column, tenant, 5), session);
        }
        fleet.assertSettled(column, tenant, run(column, tenant, 5), USERS);
    }

    @Test
    void tellsItsEpochHoweverLongTheNameOfTheRun() throws SQLException {
        var tenant = fleet.create(USERS);
        var run = "r".repeat(80);
        try (var session = tenants.connect();
                var statement = session.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_lock(hashtextextended('flotilla:%s', 0))"
                            .formatted(tenant));
            var attempt =
                    new Attempt(
                            tenant,
                            column,
                            Plan.Direction.FORWARD,
                            123,
                            run,
                            timeouts(Duration.ofSeconds(20)));
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var outcome =
                        executor.submit(
                                () ->
                                        Tenants.RUNNER.run(
                                                attempt, tenants::connect, AttemptListener.NONE));
                tenants.await(
                        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE application_name ~ '^flotilla/r+@123$')");
                statement.execute("SELECT pg_advisory_unlock_all()");
                assertThat(outcome.get()).isEqualTo(new AttemptOutcome.Applied());
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The first attempt, whose index has to wait for a writer. */
    private static AttemptOutcome build(
            String tenant, Tenants statements, Tenants guard, Connection writer) {
        var ways = List.of(statements, guard).iterator();
        return Tenants.RUNNER.run(
                attempt(index, tenant, 1, Duration.ofSeconds(60)),
                () -> ways.next().connect(),
                at(2, () -> write(writer, tenant)));
    }

    private static void awaitBuild(String tenant) throws SQLException {
        tenants.await(
                """
                SELECT bool_or(wait_event_type = 'Lock') FROM pg_stat_activity
                WHERE application_name = 'flotilla/%s@1' AND query LIKE 'CREATE INDEX%%'
                """
                        .formatted(tenant));
    }

    private static void write(Connection writer, String tenant) {
        try {
            writer.setAutoCommit(false);
            Tenants.execute(writer, tenant, "INSERT INTO users (id) VALUES (1)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertBlocked(AttemptOutcome outcome, Connection session)
            throws SQLException {
        assertThat(outcome)
                .asInstanceOf(type(AttemptOutcome.Blocked.class))
                .extracting(AttemptOutcome.Blocked::by)
                .asString()
                .doesNotContain("ended");
        assertThat(session.isValid(5)).isTrue();
    }

    private static Connection named(String name, Connection session) throws SQLException {
        try (var statement =
                session.prepareStatement("SELECT set_config('application_name', ?, false)")) {
            statement.setString(1, name);
            statement.execute();
        }
        return session;
    }

    private static void lock(Connection session, String tenant) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_lock(hashtextextended('flotilla:%s', 0))"
                            .formatted(tenant));
        }
    }

    private static AttemptOutcome run(Plan plan, String tenant, long epoch) {
        return Tenants.RUNNER.run(
                attempt(plan, tenant, epoch, SHORT), tenants::connect, AttemptListener.NONE);
    }

    private static Attempt attempt(Plan plan, String tenant, long epoch, Duration lock) {
        return new Attempt(tenant, plan, Plan.Direction.FORWARD, epoch, tenant, timeouts(lock));
    }

    private static Attempt.Timeouts timeouts(Duration lock) {
        return new Attempt.Timeouts(lock, Duration.ofMinutes(2));
    }

    private static Tenants tenants(FaultProxy proxy) {
        return new Tenants(proxy.through(tenants.url()));
    }
}
