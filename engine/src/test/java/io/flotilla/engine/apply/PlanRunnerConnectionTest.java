package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that die, are shared out behind our back, or are used again. */
class PlanRunnerConnectionTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";

    private static Tenants tenants;
    private static Plan column;
    private static Plan index;

    @BeforeAll
    static void makePlans() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
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
    void changesNothingWhenTheServerProcessDiesInATransaction() throws SQLException {
        var tenant = tenants.create(USERS);

        var outcome =
                tenants.apply(
                        column,
                        tenant,
                        new AttemptListener() {
                            @Override
                            public void statementStarting(int position, int total, Statement next) {
                                if (position == 2) {
                                    terminate(tenant);
                                }
                            }
                        });

        assertThat(outcome)
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind, AttemptOutcome.Failed::statement)
                .containsExactly(FailureKind.CONNECTION_LOST, 2);
        assertThat(FailureKind.CONNECTION_LOST.retryable()).isTrue();
        assertThat(tenants.live(tenant)).isEqualTo(column.from());
        assertThat(tenants.apply(column, tenant)).isEqualTo(new AttemptOutcome.Applied());
    }

    @Test
    void doesNotKnowWhatBecameOfAnIndexBuildWhoseConnectionDied()
            throws SQLException, InterruptedException, ExecutionException {
        var tenant = tenants.create(USERS);
        try (var writer = tenants.connect();
                var statement = writer.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            var attempt =
                    executor.submit(
                            () ->
                                    Tenants.RUNNER.run(
                                            Tenants.attempt(index, tenant, Duration.ofSeconds(30)),
                                            tenants::connect,
                                            new AttemptListener() {
                                                @Override
                                                public void statementStarting(
                                                        int position, int total, Statement next) {
                                                    if (position == 2) {
                                                        write(writer, tenant);
                                                    }
                                                }
                                            }));
            tenants.await(
                    """
                    SELECT bool_or(wait_event_type = 'Lock') FROM pg_stat_activity
                    WHERE application_name LIKE 'flotilla/%s@%%' AND query LIKE 'CREATE INDEX%%'
                    """
                            .formatted(tenant));
            tenants.query(
                    """
                    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                    WHERE application_name LIKE 'flotilla/%s@%%' AND query LIKE 'CREATE INDEX%%'
                    """
                            .formatted(tenant));

            assertThat(attempt.get()).isInstanceOf(AttemptOutcome.Unknown.class);
            assertThat(tenants.schema(tenant).tables().getFirst().indexes())
                    .singleElement()
                    .satisfies(left -> assertThat(left.valid()).isFalse());
            writer.rollback();
            statement.execute("SELECT 1");
        }

        tenants.assertNoAdvisoryLockIsLeft();
        assertThat(tenants.apply(index, tenant)).isEqualTo(new AttemptOutcome.Resumed(1));
        assertThat(tenants.live(tenant)).isEqualTo(index.to());
    }

    @Test
    void settlesALostAnswerToCommitAtTheNextAttempt() throws SQLException, IOException {
        var tenant = tenants.create(USERS);
        try (var proxy = FaultProxy.before(tenants.url())) {
            var outcome = applyLosing(proxy, tenant, () -> proxy.loseAnswerTo("COMMIT\0"));

            assertThat(outcome).isInstanceOf(AttemptOutcome.Unknown.class);
            assertThat(tenants.apply(column, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());
        }
    }

    @Test
    void settlesALostCommitAtTheNextAttempt() throws SQLException, IOException {
        var tenant = tenants.create(USERS);
        try (var proxy = FaultProxy.before(tenants.url())) {
            var outcome = applyLosing(proxy, tenant, () -> proxy.loseMessage("COMMIT\0"));

            assertThat(outcome).isInstanceOf(AttemptOutcome.Unknown.class);
            assertThat(tenants.apply(column, tenant)).isEqualTo(new AttemptOutcome.Applied());
        }
    }

    @Test
    void saysThatAServerDoesNotAnswer() {
        var nobody = new Tenants(tenants.url().replaceFirst(":[0-9]+/", ":1/"));

        assertThat(nobody.apply(column, "tenant"))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind)
                .isEqualTo(FailureKind.CONNECTION_LOST);
    }

    @Test
    void refusesAPoolerThatSharesOneServerProcessOut() throws SQLException {
        var tenant = tenants.create(USERS);
        try (var shared = tenants.connect()) {
            var outcome =
                    Tenants.RUNNER.run(
                            Tenants.attempt(index, tenant),
                            () -> new KeptConnection(shared).handle(),
                            AttemptListener.NONE);

            assertThat(outcome)
                    .asInstanceOf(type(AttemptOutcome.Failed.class))
                    .extracting(AttemptOutcome.Failed::kind, AttemptOutcome.Failed::message)
                    .satisfies(
                            facts -> {
                                assertThat(facts.getFirst()).isEqualTo(FailureKind.OTHER);
                                assertThat(facts.getLast().toString())
                                        .contains("pooler in transaction mode");
                            });
            assertThat(tenants.live(tenant)).isEqualTo(index.from());
            tenants.assertNoAdvisoryLockIsLeft();
        }
    }

    @Test
    void givesConnectionsBackAsTheyCame() throws SQLException {
        try (var one = tenants.connect();
                var other = tenants.connect()) {
            for (var connection : List.of(one, other)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("SET search_path TO '$user', public; SET lock_timeout = 7");
                }
            }
            var before = List.of(settings(one), settings(other));
            for (var plan : List.of(column, index)) {
                var fine = tenants.create(USERS);
                var drifted = tenants.create("CREATE TABLE other (id bigint)");
                for (var tenant : List.of(fine, fine, drifted, "nowhere")) {
                    var next = List.of(one, other).iterator();
                    Tenants.RUNNER.run(
                            Tenants.attempt(plan, tenant),
                            () -> new KeptConnection(next.next()).handle(),
                            AttemptListener.NONE);

                    assertThat(List.of(settings(one), settings(other))).isEqualTo(before);
                }
            }
            tenants.assertNoAdvisoryLockIsLeft();
        }
    }

    private static AttemptOutcome applyLosing(FaultProxy proxy, String tenant, Runnable cut) {
        var through = new Tenants(proxy.through(tenants.url()));
        return through.apply(
                column,
                tenant,
                new AttemptListener() {
                    @Override
                    public void statementFinished(
                            int position, int total, Statement done, Duration took) {
                        if (position == total) {
                            cut.run();
                        }
                    }
                });
    }

    private static String settings(Connection connection) throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT string_agg(name || '=' || setting, ',' ORDER BY name) FROM"
                                        + " pg_settings")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void terminate(String tenant) {
        try {
            tenants.query(
                    """
                    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                    WHERE application_name LIKE 'flotilla/%s@%%'
                    """
                            .formatted(tenant));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Connection writer, String tenant) {
        try {
            Tenants.execute(writer, tenant, "INSERT INTO users (id) VALUES (1)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
