package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.FaultProxy;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of the fault matrix about the way to the server. */
class ConnectionFaultsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";

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
                        .then("ALTER TABLE users ADD COLUMN fax text")
                        .provenOn(tenants);
        index =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .thenAlone("CREATE INDEX CONCURRENTLY users_email_idx ON users (email)")
                        .provenOn(tenants);
    }

    @Test
    @DisplayName("row 4: lost COMMIT acknowledgement")
    void settlesALostAnswerToCommitByLooking() throws SQLException, IOException {
        var tenant = fleet.create(USERS);
        try (var proxy = FaultProxy.before(tenants.url())) {
            var lost =
                    through(proxy)
                            .apply(column, tenant, at(2, () -> proxy.loseAnswerTo("COMMIT\0")));

            assertThat(lost).isInstanceOf(AttemptOutcome.Unknown.class);
        }
        var settled = tenants.apply(column, tenant);
        assertThat(settled).isEqualTo(new AttemptOutcome.AlreadyThere());
        fleet.assertSettled(column, tenant, settled, USERS);
    }

    @Test
    @DisplayName("row 5: connection reset within a transaction")
    void changesNothingWhenResetInATransaction() throws SQLException, IOException {
        var tenant = fleet.create(USERS);
        try (var proxy = FaultProxy.before(tenants.url())) {
            var reset =
                    through(proxy).apply(column, tenant, at(2, () -> proxy.loseAnswerTo("fax")));

            assertThat(kind(reset)).isEqualTo(FailureKind.CONNECTION_LOST);
            fleet.assertNothingIsHeld();
            assertThat(tenants.live(tenant)).isEqualTo(column.from());
        }
        var again = tenants.apply(column, tenant);
        assertThat(again).isEqualTo(new AttemptOutcome.Applied());
        fleet.assertSettled(column, tenant, again, USERS);
    }

    @Test
    @DisplayName("row 5: connection reset within a statement that commits by itself")
    void goesOnAfterAResetInALoneStatement() throws SQLException, IOException {
        var tenant = fleet.create(USERS);
        try (var proxy = FaultProxy.before(tenants.url())) {
            var reset =
                    through(proxy)
                            .apply(
                                    index,
                                    tenant,
                                    at(2, () -> proxy.loseAnswerTo("CREATE INDEX CONCURRENTLY")));

            assertThat(reset).isInstanceOf(AttemptOutcome.Unknown.class);
            fleet.assertNothingIsHeld();
        }
        var again = tenants.apply(index, tenant);
        assertThat(again).isIn(new AttemptOutcome.AlreadyThere(), new AttemptOutcome.Resumed(1));
        fleet.assertSettled(index, tenant, again, USERS);
    }

    @Test
    @DisplayName("row 6: black-holed server")
    void givesUpOnAServerThatFellSilent() throws SQLException, IOException {
        var tenant = fleet.create(USERS);
        var timeouts = new Attempt.Timeouts(Duration.ofMillis(500), Duration.ofMillis(1500));
        var began = System.nanoTime();
        try (var proxy = FaultProxy.before(tenants.url())) {
            var silent =
                    Tenants.RUNNER.run(
                            new Attempt(
                                    tenant, column, Plan.Direction.FORWARD, 1, tenant, timeouts),
                            through(proxy)::connect,
                            at(
                                    2,
                                    () -> {
                                        proxy.swallowMessages();
                                        proxy.swallowAnswers();
                                    }));

            assertThat(kind(silent)).isEqualTo(FailureKind.CONNECTION_LOST);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(12));
            // the server ends a transaction in which nothing comes any more by itself
            fleet.assertNothingIsHeld();
        }
        var again = tenants.apply(column, tenant);
        assertThat(again).isEqualTo(new AttemptOutcome.Applied());
        fleet.assertSettled(column, tenant, again, USERS);
    }

    @Test
    @DisplayName("row 7: orphan DDL whose client is gone is ended by the server")
    void theServerEndsAStatementWhoseClientIsGone()
            throws SQLException, IOException, InterruptedException, ExecutionException {
        var tenant = fleet.create(USERS);
        try (var proxy = FaultProxy.before(tenants.url());
                var writer = tenants.connect();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            var attempt =
                    executor.submit(
                            () ->
                                    Tenants.RUNNER.run(
                                            Tenants.attempt(index, tenant, Duration.ofSeconds(30)),
                                            through(proxy)::connect,
                                            at(2, () -> write(writer, tenant))));
            awaitWaitingIndex(tenant);
            proxy.reset();

            assertThat(attempt.get()).isInstanceOf(AttemptOutcome.Unknown.class);
            fleet.assertNothingIsHeld();
            writer.commit();
        }
        assertThat(tenants.schema(tenant).tables().getFirst().indexes())
                .allSatisfy(left -> assertThat(left.valid()).isFalse());
        var again = tenants.apply(index, tenant);
        assertThat(again).isEqualTo(new AttemptOutcome.Resumed(1));
        fleet.assertSettled(index, tenant, again, USERS);
    }

    @Test
    @DisplayName("row 7: orphan DDL that goes on behind a silent network is waited for")
    void waitsForAnOrphanThatGoesOn()
            throws SQLException, IOException, InterruptedException, ExecutionException {
        var tenant = fleet.create(USERS);
        try (var silent = FaultProxy.before(tenants.url());
                var cut = FaultProxy.before(tenants.url());
                var writer = tenants.connect();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            var ways = List.of(through(silent), through(cut)).iterator();
            var attempt =
                    executor.submit(
                            () ->
                                    Tenants.RUNNER.run(
                                            Tenants.attempt(index, tenant, Duration.ofSeconds(30)),
                                            () -> ways.next().connect(),
                                            at(2, () -> write(writer, tenant))));
            awaitWaitingIndex(tenant);
            // the guard is lost with its lock; the statement's own connection only falls silent
            silent.swallowMessages();
            silent.swallowAnswers();
            cut.refuse();

            var blocked =
                    Tenants.RUNNER.run(
                            Tenants.attempt(index, tenant, Duration.ofMillis(300)),
                            tenants::connect,
                            AttemptListener.NONE);
            assertThat(blocked).isInstanceOf(AttemptOutcome.Blocked.class);

            writer.commit();
            tenants.await(
                    "SELECT indisvalid FROM pg_index WHERE indexrelid = '%s.users_email_idx'::regclass"
                            .formatted(tenant));
            silent.refuse();
            assertThat(attempt.get()).isInstanceOf(AttemptOutcome.Unknown.class);
        }
        var settled = tenants.apply(index, tenant);
        assertThat(settled).isEqualTo(new AttemptOutcome.AlreadyThere());
        fleet.assertSettled(index, tenant, settled, USERS);
    }

    private static void awaitWaitingIndex(String tenant) throws SQLException {
        tenants.await(
                """
                SELECT bool_or(wait_event_type = 'Lock') FROM pg_stat_activity
                WHERE application_name LIKE 'flotilla/%s@%%' AND query LIKE 'CREATE INDEX%%'
                """
                        .formatted(tenant));
    }

    private static void write(Connection writer, String tenant) {
        try {
            Tenants.execute(writer, tenant, "INSERT INTO users (id) VALUES (1)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Tenants through(FaultProxy proxy) {
        return new Tenants(proxy.through(tenants.url()));
    }

    private static FailureKind kind(AttemptOutcome outcome) {
        assertThat(outcome).isInstanceOf(AttemptOutcome.Failed.class);
        return ((AttemptOutcome.Failed) outcome).kind();
    }

    /** Strikes just before a statement is sent. */
    static AttemptListener at(int statement, Runnable strike) {
        return new AttemptListener() {
            @Override
            public void statementStarting(int position, int total, Statement next) {
                if (position == statement) {
                    strike.run();
                }
            }
        };
    }
}
