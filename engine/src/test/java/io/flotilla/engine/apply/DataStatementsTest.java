package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements about rows run once, however often a plan is taken up again. */
class DataStatementsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String ACCOUNT =
            "CREATE TABLE account (id bigint PRIMARY KEY, counter int NOT NULL DEFAULT 0)";
    private static final String ROWS =
            "INSERT INTO account SELECT g, 0 FROM generate_series(1, 5) g";
    private static final String COUNT = "UPDATE account SET counter = counter + 1";

    private static Tenants tenants;
    private static Plan plan;
    private static Plan rowsOnly;

    @BeforeAll
    static void makePlans() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        plan = longPlan(tenants);
        rowsOnly =
                new EditedPlans(tenants, ACCOUNT, ACCOUNT)
                        .then(COUNT)
                        .back("UPDATE account SET counter = counter - 1")
                        .proven();
    }

    /** Statements about rows in every place they can be in. */
    static Plan longPlan(Tenants tenants) throws SQLException {
        return new EditedPlans(
                        tenants,
                        ACCOUNT,
                        ACCOUNT
                                + "; ALTER TABLE account ADD COLUMN score int, ADD COLUMN done bool;"
                                + " CREATE INDEX account_score ON account (score)")
                .then("ALTER TABLE account ADD COLUMN score int")
                .then(COUNT, "transactional: false")
                .then(
                        "CREATE INDEX CONCURRENTLY account_score ON account (score)",
                        "transactional: false")
                .then(
                        """
                        -- flotilla:batch rows=2 pause=1ms
                        UPDATE account AS a SET score = 0, counter = counter + 10
                        WHERE a.score IS NULL;
                        """)
                .then("UPDATE account SET counter = counter + 100")
                .then("ALTER TABLE account ADD COLUMN done bool")
                .back("ALTER TABLE account DROP COLUMN done", "losesData: true")
                .back("UPDATE account SET counter = counter - 111", "transactional: false")
                .back("DROP INDEX CONCURRENTLY account_score", "transactional: false")
                .back("ALTER TABLE account DROP COLUMN score", "losesData: true")
                .proven();
    }

    @AfterEach
    void leavesNoAdvisoryLock() throws SQLException {
        tenants.assertNoAdvisoryLockIsLeft();
    }

    @Test
    void marksWhatIsAboutRows() {
        assertThat(plan.statements())
                .extracting(statement -> statement.data() != null, Statement::transactional)
                .extracting(it -> it.toList().toString())
                .containsExactly(
                        "[false, true]",
                        "[true, false]",
                        "[false, false]",
                        "[true, false]",
                        "[true, true]",
                        "[false, true]");
        assertThat(plan.statements().get(3).data())
                .isEqualTo(new Statement.Data(new Statement.Batch(2, 1)));
        assertThat(plan.statements().get(3).reaches())
                .isEqualTo(plan.statements().get(2).reaches());
    }

    @Test
    void appliesRevertsAndAppliesAgain() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);

        for (var round = 1; round <= 2; round++) {
            assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(counters(tenant)).isEqualTo("111:5");
            assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());
            assertThat(counters(tenant)).isEqualTo("111:5");

            assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(counters(tenant)).isEqualTo("0:5");
            assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());
            assertThat(counters(tenant)).isEqualTo("0:5");
        }
    }

    @Test
    void tellsAPlanForRowsOnlyFromOneThatIsDone() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);

        for (var round = 1; round <= 2; round++) {
            assertThat(tenants.apply(rowsOnly, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(tenants.apply(rowsOnly, tenant))
                    .isEqualTo(new AttemptOutcome.AlreadyThere());
            assertThat(counters(tenant)).isEqualTo("1:5");
            assertThat(tenants.revert(rowsOnly, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(counters(tenant)).isEqualTo("0:5");
        }
    }

    @Test
    void beginsAnewWhereThereIsNothingToRevert() throws SQLException {
        var oneWay = new EditedPlans(tenants, ACCOUNT, ACCOUNT).then(COUNT).proven();
        var tenant = tenants.create(ACCOUNT, ROWS);
        tenants.apply(oneWay, tenant);

        assertThat(tenants.revert(oneWay, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());
        assertThat(tenants.apply(oneWay, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(counters(tenant)).isEqualTo("2:5");
    }

    @Test
    void runsBatchesOfNoMoreRowsThanItWasTold() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);
        var batches = new ArrayList<Long>();

        tenants.apply(
                plan,
                tenant,
                new AttemptListener() {
                    @Override
                    public void batchCommitted(int at, int total, Statement statement, long rows) {
                        batches.add(rows);
                    }
                });

        // then a look from the table's start, for rows that were put there meanwhile
        assertThat(batches).startsWith(2L, 4L, 5L).endsWith(5L);
    }

    @Test
    void takesRowsAlongThatComeMeanwhile() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);

        tenants.apply(
                plan,
                tenant,
                new AttemptListener() {
                    @Override
                    public void batchCommitted(int at, int total, Statement statement, long rows) {
                        if (rows == 4) {
                            alter(tenant, "INSERT INTO account VALUES (6, 1)", "VACUUM account");
                        }
                    }
                });

        assertThat(counters(tenant)).isEqualTo("111:6");
    }

    @Test
    void stopsBetweenBatchesWhenANewerEpochCame() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);

        var outcome =
                tenants.apply(
                        plan,
                        tenant,
                        new AttemptListener() {
                            @Override
                            public void batchCommitted(
                                    int at, int total, Statement statement, long rows) {
                                query(
                                        "UPDATE flotilla.fence SET epoch = 2 WHERE schema_name = '%s' RETURNING 1"
                                                .formatted(tenant));
                            }
                        });

        assertThat(outcome).isEqualTo(new AttemptOutcome.Fenced(1));
        assertThat(tenants.query("SELECT count(score) FROM %s.account".formatted(tenant)))
                .isEqualTo("2");
    }

    @Test
    void stopsBetweenBatchesWhenInterrupted() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);

        var outcome =
                tenants.apply(
                        plan,
                        tenant,
                        new AttemptListener() {
                            @Override
                            public void batchCommitted(
                                    int at, int total, Statement statement, long rows) {
                                Thread.currentThread().interrupt();
                            }
                        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome)
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind)
                .isEqualTo(FailureKind.CANCELLED);
        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Resumed(3));
        assertThat(counters(tenant)).isEqualTo("111:5");
    }

    @Test
    void refusesToTurnRoundHalfWay() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);
        stopBefore(tenant, 4);

        assertThat(tenants.revert(plan, tenant))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::message)
                .asString()
                .contains("half way in the other direction");
        assertThat(counters(tenant)).isEqualTo("1:5");

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Resumed(3));
        assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(counters(tenant)).isEqualTo("0:5");
    }

    @Test
    void holdsAStateBehindRowsThatNobodyChanged() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);
        tenants.alter(
                tenant,
                "ALTER TABLE account ADD COLUMN score int",
                "CREATE INDEX account_score ON account (score)");

        assertThat(tenants.apply(plan, tenant)).isInstanceOf(AttemptOutcome.Drifted.class);
        assertThat(counters(tenant)).isEqualTo("0:5");
    }

    @Test
    void beginsAnewInASchemaThatWasMadeAgain() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);
        tenants.apply(rowsOnly, tenant);
        tenants.alter(
                "public", "DROP SCHEMA %s CASCADE".formatted(tenant), "CREATE SCHEMA " + tenant);
        tenants.alter(tenant, ACCOUNT, ROWS);

        assertThat(tenants.apply(rowsOnly, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(counters(tenant)).isEqualTo("1:5");
    }

    @Test
    void rollsBackABatchThatWouldNeverEnd() throws SQLException {
        var endless =
                new EditedPlans(tenants, ACCOUNT, ACCOUNT)
                        .then(
                                """
                                -- flotilla:batch rows=3
                                UPDATE account SET counter = counter + 1 WHERE counter >= 50
                                """)
                        .proven();
        var tenant = tenants.create(ACCOUNT, ROWS, "UPDATE account SET counter = 50");

        assertThat(tenants.apply(endless, tenant))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::message)
                .asString()
                .contains("3 still meet its condition");
        assertThat(counters(tenant)).isEqualTo("50:5");
    }

    @Test
    void deletesInBatches() throws SQLException {
        var deletion =
                new EditedPlans(tenants, ACCOUNT, ACCOUNT)
                        .then("-- flotilla:batch rows=2\nDELETE FROM account WHERE counter = 7")
                        .proven();
        var tenant = tenants.create(ACCOUNT, ROWS, "UPDATE account SET counter = 7 WHERE id > 1");

        assertThat(deletion.statements().getFirst().losesData()).isTrue();
        assertThat(tenants.apply(deletion, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(counters(tenant)).isEqualTo("0:1");
    }

    @Test
    void isBlockedByARowSomebodyHolds() throws SQLException {
        var tenant = tenants.create(ACCOUNT, ROWS);
        stopBefore(tenant, 4);
        try (var holder = tenants.connect();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(
                    "UPDATE %s.account SET counter = counter WHERE id = 3".formatted(tenant));

            assertThat(
                            Tenants.RUNNER.run(
                                    Tenants.attempt(plan, tenant, Duration.ofMillis(100)),
                                    tenants::connect,
                                    AttemptListener.NONE))
                    .isInstanceOf(AttemptOutcome.Blocked.class);
            holder.rollback();
        }

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Resumed(3));
        assertThat(counters(tenant)).isEqualTo("111:5");
    }

    @Test
    void keepsItsLedgerInTheTenantsSchemaWhereItMayNotElsewhere() throws SQLException {
        var own = new Tenants(SERVER.createDatabase());
        var tenant = own.create(ACCOUNT, ROWS);
        var role = tenant + "_data";
        own.alter(
                tenant,
                "CREATE ROLE %s LOGIN".formatted(role),
                "ALTER SCHEMA %s OWNER TO %s".formatted(tenant, role),
                "ALTER TABLE account OWNER TO " + role);
        var limited = new Tenants(own.url().replaceFirst("\\?.*|$", "?user=" + role));

        for (var round = 1; round <= 2; round++) {
            assertThat(limited.apply(rowsOnly, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(limited.apply(rowsOnly, tenant))
                    .isEqualTo(new AttemptOutcome.AlreadyThere());
            assertThat(limited.revert(rowsOnly, tenant)).isEqualTo(new AttemptOutcome.Applied());
        }
        assertThat(own.query("SELECT statements_done FROM %s._flotilla_ledger".formatted(tenant)))
                .isEqualTo("1");
        assertThat(own.live(tenant)).isEqualTo(rowsOnly.to());
        own.alter(tenant, "DROP OWNED BY %s CASCADE".formatted(role), "DROP ROLE " + role);
    }

    private static void stopBefore(String tenant, int statement) {
        var outcome =
                tenants.apply(
                        plan,
                        tenant,
                        new AttemptListener() {
                            @Override
                            public void statementFinished(
                                    int position, int total, Statement done, Duration took) {
                                if (position == statement - 1) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(AttemptOutcome.Failed.class);
    }

    /** Each counter there is with how many rows have it. */
    private static String counters(String tenant) throws SQLException {
        return tenants.query(
                "SELECT string_agg(counter || ':' || n, ' ') FROM (SELECT counter, count(*) AS n FROM %s.account GROUP BY 1 ORDER BY 1) c"
                        .formatted(tenant));
    }

    private static void alter(String tenant, String... statements) {
        try {
            tenants.alter(tenant, statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void query(String sql) {
        try {
            tenants.query(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> rows() {
        return List.of(ACCOUNT, ROWS);
    }
}
