package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of the fault matrix about locks, timeouts and what is found at the target. */
class ServerFaultsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";
    private static final String ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY)";
    private static final String TWICE = "INSERT INTO users VALUES (1, 'secret'), (2, 'secret')";

    private static WitnessedTenants fleet;
    private static Tenants tenants;
    private static Plan columns;
    private static Plan unique;

    @BeforeAll
    static void makePlans() throws SQLException {
        fleet = WitnessedTenants.on(SERVER);
        tenants = fleet.tenants();
        columns =
                PlanFixture.from(USERS, ORDERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .then("ALTER TABLE orders ADD COLUMN note text")
                        .provenOn(tenants);
        unique =
                PlanFixture.from(USERS, ORDERS)
                        .thenAlone("CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email)")
                        .provenOn(tenants);
    }

    @Test
    @DisplayName("row 8: long transaction blocks ALTER")
    void waitsForAReaderNoLongerThanTheLockTimeoutAndKeepsNobodyWaitingLonger() throws Exception {
        var tenant = fleet.create(USERS, ORDERS);
        var lockTimeout = Duration.ofMillis(500);
        try (var reader = tenants.connect();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            reader.setAutoCommit(false);
            Tenants.execute(reader, tenant, "SELECT * FROM users");
            var attempt = executor.submit(() -> run(Tenants.attempt(columns, tenant, lockTimeout)));
            awaitWait(tenant);
            var began = System.nanoTime();
            tenants.query("SELECT count(*) FROM %s.users".formatted(tenant));

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(lockTimeout.plusMillis(500));
            assertThat(attempt.get()).isInstanceOf(AttemptOutcome.Blocked.class);
            reader.rollback();
            fleet.assertSettled(columns, tenant, attempt.get(), USERS, ORDERS);
        }
        appliesNow(columns, tenant, new AttemptOutcome.Applied());
    }

    @Test
    @DisplayName("row 9: concurrent index build killed")
    void takesTheInvalidIndexOfAKilledBuildAwayAndBuildsItAgain() throws Exception {
        var tenant = fleet.create(USERS, ORDERS);
        try (var writer = tenants.connect();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            var attempt = buildingBeside(writer, tenant, executor, Duration.ofMinutes(1));
            tenants.query(
                    """
                    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                    WHERE application_name LIKE 'flotilla/%s@%%' AND query LIKE 'CREATE UNIQUE%%'
                    """
                            .formatted(tenant));
            assertThat(attempt.get()).isInstanceOf(AttemptOutcome.Unknown.class);
            assertThat(tenants.schema(tenant).indexes())
                    .anySatisfy(left -> assertThat(left.valid()).isFalse());
            writer.rollback();
        }
        appliesNow(unique, tenant, new AttemptOutcome.Applied());
    }

    @Test
    @DisplayName("row 10: concurrent unique index on duplicates")
    void takesWhatAUniqueIndexOnDuplicatesLeftAwayAndNamesNoValue() throws SQLException {
        var tenant = fleet.create(USERS, ORDERS);
        tenants.alter(tenant, TWICE);

        var failed = tenants.apply(unique, tenant);

        assertThat(kind(failed)).isEqualTo(FailureKind.DATA_VIOLATION);
        assertThat(FailureKind.DATA_VIOLATION.retryable()).isFalse();
        assertThat(failed.toString()).doesNotContain("secret");
        fleet.assertSettled(unique, tenant, failed, USERS, ORDERS);
    }

    @Test
    @DisplayName("row 13: statement_timeout in a transaction")
    void rollsBackWhatTakesTooLong() throws SQLException {
        var slow =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .then("SELECT pg_sleep(1.5)")
                        .provenOn(tenants);
        var tenant = fleet.create(USERS);

        var failed = run(attempt(slow, tenant, Duration.ofSeconds(1)));

        assertThat(kind(failed)).isEqualTo(FailureKind.STATEMENT_TIMEOUT);
        fleet.assertSettled(slow, tenant, failed, USERS);
        var again = run(attempt(slow, tenant, Duration.ofMinutes(1)));
        assertThat(again).isEqualTo(new AttemptOutcome.Applied());
        fleet.assertSettled(slow, tenant, again, USERS);
    }

    @Test
    @DisplayName("row 13: statement_timeout of a concurrent index build")
    void goesOnWhereABuildTookTooLong() throws Exception {
        var tenant = fleet.create(USERS, ORDERS);
        try (var writer = tenants.connect();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            var attempt = buildingBeside(writer, tenant, executor, Duration.ofSeconds(2));

            assertThat(kind(attempt.get())).isEqualTo(FailureKind.STATEMENT_TIMEOUT);
            writer.rollback();
        }
        appliesNow(unique, tenant, new AttemptOutcome.Applied());
    }

    @Test
    @DisplayName("row 14: server gives no more connections")
    void takesAServerWithoutConnectionsForTrouble() throws SQLException {
        var tenant = fleet.create(USERS, ORDERS);
        var role = tenant + "_full_" + ProcessHandle.current().pid();
        tenants.alter(tenant, "CREATE ROLE %s LOGIN CONNECTION LIMIT 1".formatted(role));
        var limited = new Tenants(tenants.url().replaceFirst("\\?.*|$", "?user=" + role));
        try (var _ = limited.connect()) {
            for (var plan : new Plan[] {columns, unique}) {
                var failed = limited.apply(plan, tenant);

                assertThat(kind(failed)).isEqualTo(FailureKind.TOO_MANY_CONNECTIONS);
                fleet.assertSettled(plan, tenant, failed, USERS, ORDERS);
            }
            assertThat(FailureKind.TOO_MANY_CONNECTIONS.retryable()).isTrue();
        }
        tenants.await(
                "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE usename = '%s')"
                        .formatted(role));
        tenants.alter(tenant, "DROP ROLE " + role);
    }

    @Test
    @DisplayName("row 18: tenant's schema dropped before its attempt")
    void saysThatASchemaIsGone() throws SQLException {
        var tenant = fleet.create(USERS, ORDERS);
        tenants.alter(tenant, "DROP SCHEMA %s CASCADE".formatted(tenant));

        assertThat(tenants.apply(columns, tenant)).isInstanceOf(AttemptOutcome.Gone.class);
        assertThat(tenants.apply(unique, tenant)).isInstanceOf(AttemptOutcome.Gone.class);
        fleet.assertNothingIsHeld();
    }

    @Test
    @DisplayName("row 20: privilege missing")
    void namesTheRoleThatMayNot() throws SQLException {
        var tenant = fleet.create(USERS, ORDERS);
        var role = tenant + "_limited_" + ProcessHandle.current().pid();
        tenants.alter(
                tenant,
                "CREATE ROLE %s LOGIN PASSWORD 'x'".formatted(role),
                "GRANT USAGE, CREATE ON SCHEMA %s TO %s".formatted(tenant, role));
        try {
            var limited = new Tenants(tenants.url().replaceFirst("\\?.*|$", "?user=" + role));

            var failed = limited.apply(columns, tenant);

            assertThat(kind(failed)).isEqualTo(FailureKind.PERMISSION_DENIED);
            assertThat(FailureKind.PERMISSION_DENIED.retryable()).isFalse();
            assertThat(failed.toString()).contains(role, "own what the plan changes");
            tenants.alter(tenant, "DROP OWNED BY " + role);
            assertThat(tenants.live(tenant)).isEqualTo(columns.from());
            fleet.assertNothingIsHeld();
        } finally {
            tenants.alter(tenant, "DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    @DisplayName("row 22: schema drifted since the plan")
    void doesNotTouchASchemaThatDrifted() throws SQLException {
        var tenant = fleet.create(USERS, ORDERS, "CREATE INDEX by_hand ON users (email)");

        for (var plan : new Plan[] {columns, unique}) {
            var drifted = tenants.apply(plan, tenant);

            assertThat(drifted).isInstanceOf(AttemptOutcome.Drifted.class);
            assertThat(((AttemptOutcome.Drifted) drifted).live()).isEqualTo(tenants.live(tenant));
            fleet.assertSettled(plan, tenant, drifted, USERS, ORDERS);
        }
    }

    @Test
    @DisplayName("row 23: deadlock with the application")
    void isTheOneThatGivesWayInADeadlock() throws Exception {
        var tenant = fleet.create(USERS, ORDERS);
        try (var application = tenants.connect();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            application.setAutoCommit(false);
            Tenants.execute(application, tenant, "INSERT INTO orders VALUES (1)");
            // longer than the server's deadlock_timeout of one second
            var attempt =
                    executor.submit(
                            () -> run(Tenants.attempt(columns, tenant, Duration.ofSeconds(20))));
            awaitWait(tenant);
            Tenants.execute(application, tenant, "INSERT INTO users VALUES (1, 'a')");
            application.commit();

            assertThat(kind(attempt.get())).isEqualTo(FailureKind.DEADLOCK);
            assertThat(FailureKind.DEADLOCK.retryable()).isTrue();
            fleet.assertSettled(columns, tenant, attempt.get(), USERS, ORDERS);
        }
        appliesNow(columns, tenant, new AttemptOutcome.Applied());
        assertThat(tenants.query("SELECT count(*) FROM %s.users".formatted(tenant))).isEqualTo("1");
    }

    private static void appliesNow(Plan plan, String tenant, AttemptOutcome wanted)
            throws SQLException {
        var again = tenants.apply(plan, tenant);
        assertThat(again).isEqualTo(wanted);
        fleet.assertSettled(plan, tenant, again, USERS, ORDERS);
    }

    /** An attempt whose index build waits for a writer, who began just before. */
    private static Future<AttemptOutcome> buildingBeside(
            Connection writer, String tenant, ExecutorService executor, Duration statementTimeout)
            throws SQLException {
        var failure = new AtomicReference<SQLException>();
        var attempt =
                executor.submit(
                        () ->
                                Tenants.RUNNER.run(
                                        attempt(unique, tenant, statementTimeout),
                                        tenants::connect,
                                        ConnectionFaultsTest.at(
                                                1, () -> write(writer, tenant, failure))));
        awaitWait(tenant);
        assertThat((Throwable) failure.get()).isNull();
        return attempt;
    }

    private static void write(
            Connection writer, String tenant, AtomicReference<SQLException> failure) {
        try {
            Tenants.execute(writer, tenant, "INSERT INTO users VALUES (1, 'a')");
        } catch (SQLException e) {
            failure.set(e);
        }
    }

    private static void awaitWait(String tenant) throws SQLException {
        tenants.await(
                """
                SELECT bool_or(wait_event_type = 'Lock') FROM pg_stat_activity
                WHERE application_name LIKE 'flotilla/%s@%%'
                """
                        .formatted(tenant));
    }

    private static Attempt attempt(Plan plan, String tenant, Duration statementTimeout) {
        return new Attempt(
                tenant,
                plan,
                Plan.Direction.FORWARD,
                1,
                tenant,
                new Attempt.Timeouts(Duration.ofSeconds(30), statementTimeout));
    }

    private static AttemptOutcome run(Attempt attempt) {
        return Tenants.RUNNER.run(attempt, tenants::connect, AttemptListener.NONE);
    }

    private static FailureKind kind(AttemptOutcome outcome) {
        assertThat(outcome).isInstanceOf(AttemptOutcome.Failed.class);
        return ((AttemptOutcome.Failed) outcome).kind();
    }
}
