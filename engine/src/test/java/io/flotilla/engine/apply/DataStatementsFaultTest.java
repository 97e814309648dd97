package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.FaultProxy;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever dies, and whenever: every row is changed once. */
class DataStatementsFaultTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    /** How often a listener hears something while the plan runs: twelve times, and of batches. */
    private static final int EVENTS = 16;

    private static Tenants tenants;
    private static Plan plan;

    @BeforeAll
    static void makePlan() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        plan = DataStatementsTest.longPlan(tenants);
    }

    private enum Fault {
        SERVER_PROCESSES_DIE,
        COMMIT_IS_LOST,
        ANSWER_TO_COMMIT_IS_LOST,
        BATCH_IS_LOST,
        ANSWER_TO_BATCH_IS_LOST,
        RECORD_IS_LOST
    }

    static Stream<Arguments> faults() {
        return Stream.of(Fault.values())
                .flatMap(
                        fault ->
                                IntStream.rangeClosed(1, EVENTS)
                                        .mapToObj(event -> Arguments.of(fault, event)));
    }

    @ParameterizedTest(name = "{0} at event {1}")
    @MethodSource("faults")
    void changesEachRowOnce(Fault fault, int event) throws SQLException, IOException {
        var tenant = tenants.create(DataStatementsTest.rows());
        try (var proxy = FaultProxy.before(tenants.url())) {
            var through = new Tenants(proxy.through(tenants.url()));
            through.apply(plan, tenant, new At(event, () -> strike(fault, proxy, tenant)));
        }

        finish(Plan.Direction.FORWARD, tenant);
        assertThat(rows(tenant)).isEqualTo("111:0:5");
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());

        try (var proxy = FaultProxy.before(tenants.url())) {
            var through = new Tenants(proxy.through(tenants.url()));
            Tenants.RUNNER.run(
                    attempt(Plan.Direction.REVERT, tenant),
                    through::connect,
                    new At(event, () -> strike(fault, proxy, tenant)));
        }

        finish(Plan.Direction.REVERT, tenant);
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
        assertThat(tenants.query("SELECT sum(counter) FROM %s.account".formatted(tenant)))
                .isEqualTo("0");
        tenants.assertNoAdvisoryLockIsLeft();
    }

    /** The server needs a moment to see that a client is gone; until then it holds the lock. */
    private static void finish(Plan.Direction direction, String tenant) {
        AttemptOutcome outcome = new AttemptOutcome.Unknown("not tried yet");
        for (var attempt = 1; attempt <= 5 && !isDone(outcome); attempt++) {
            outcome =
                    Tenants.RUNNER.run(
                            attempt(direction, tenant), tenants::borrow, AttemptListener.NONE);
        }
        assertThat(isDone(outcome)).as(outcome.toString()).isTrue();
    }

    private static Attempt attempt(Plan.Direction direction, String tenant) {
        return new Attempt(tenant, plan, direction, 1, tenant, Attempt.Timeouts.DEFAULT);
    }

    private static boolean isDone(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Applied _,
                    AttemptOutcome.AlreadyThere _,
                    AttemptOutcome.Resumed _ ->
                    true;
            case AttemptOutcome.Drifted _,
                    AttemptOutcome.CheckFailed _,
                    AttemptOutcome.Blocked _,
                    AttemptOutcome.Fenced _,
                    AttemptOutcome.Gone _,
                    AttemptOutcome.Failed _,
                    AttemptOutcome.Unknown _ ->
                    false;
        };
    }

    private static void strike(Fault fault, FaultProxy proxy, String tenant) {
        switch (fault) {
            case SERVER_PROCESSES_DIE -> terminate(tenant);
            case COMMIT_IS_LOST -> proxy.loseMessage("COMMIT\0");
            case ANSWER_TO_COMMIT_IS_LOST -> proxy.loseAnswerTo("COMMIT\0");
            case BATCH_IS_LOST -> proxy.loseMessage("flotilla_picked");
            case ANSWER_TO_BATCH_IS_LOST -> proxy.loseAnswerTo("flotilla_picked");
            case RECORD_IS_LOST -> proxy.loseMessage("flotilla.ledger");
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

    private static String rows(String tenant) throws SQLException {
        return tenants.query(
                "SELECT string_agg(DISTINCT counter || ':' || score, ' ') || ':' || count(*) FROM %s.account"
                        .formatted(tenant));
    }

    /** Does something once, when it has heard so many things. */
    private static final class At implements AttemptListener {
        private final Runnable strike;
        private int left;

        At(int event, Runnable strike) {
            this.left = event;
            this.strike = strike;
        }

        private void heard() {
            if (--left == 0) {
                strike.run();
            }
        }

        @Override
        public void statementStarting(int position, int total, Statement statement) {
            heard();
        }

        @Override
        public void batchCommitted(int position, int total, Statement statement, long rows) {
            heard();
        }

        @Override
        public void statementFinished(int position, int total, Statement done, Duration took) {
            heard();
        }
    }
}
