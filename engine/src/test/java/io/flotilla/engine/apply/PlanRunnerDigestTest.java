package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Targets that are told by their digest, because one like them was inspected before. */
class PlanRunnerDigestTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String[] USERS = {
        "CREATE TABLE users (id bigint PRIMARY KEY, email text)"
    };

    private Tenants tenants;
    private Connection connection;
    private CountedConnection counted;
    private PlanRunner runner;

    @BeforeEach
    void connect() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        connection = tenants.connect();
        counted = new CountedConnection(connection);
        runner = new PlanRunner(Dialects.require("postgres"), new KnownDigests());
    }

    @AfterEach
    void leavesNoLockAndTheConnectionAsItWas() throws SQLException {
        tenants.assertNoAdvisoryLockIsLeft();
        assertThat(connection.getAutoCommit()).isTrue();
        connection.close();
    }

    @Test
    void seesByDigestWhatAnInspectionSees() throws SQLException {
        var plan = addPhone();
        assertThat(apply(plan, tenants.create(USERS))).isEqualTo(new AttemptOutcome.Applied());
        var inspected = counted.inspections();
        assertThat(inspected).isEqualTo(2);
        var tenant = tenants.create(USERS);
        var heard = new ArrayList<String>();

        assertThat(apply(plan, tenant, hearing(heard))).isEqualTo(new AttemptOutcome.Applied());
        assertThat(apply(plan, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());

        assertThat(counted.inspections()).isEqualTo(inspected);
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());
        assertThat(heard)
                .containsExactly("start 1", "end 1", "start 2", "end 2", "start 3", "end 3");
    }

    @Test
    void findsADriftedSchemaAmongKnownOnes() throws SQLException {
        var plan = addPhone();
        apply(plan, tenants.create(USERS));
        for (var drift :
                List.of(
                        "ALTER TABLE users ADD COLUMN by_hand int",
                        "ALTER TABLE users ALTER COLUMN email SET DEFAULT 'none'",
                        "COMMENT ON COLUMN users.email IS 'theirs'",
                        "CREATE INDEX ON users (email)",
                        "CREATE VIEW v AS SELECT id FROM users",
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1",
                        "CREATE POLICY p ON users USING (true)",
                        "CREATE STATISTICS s ON id, email FROM users",
                        "CREATE TABLE other (a int) PARTITION BY RANGE (a)",
                        "ALTER TABLE users RENAME COLUMN email TO mail")) {
            var tenant = tenants.create(USERS);
            tenants.alter(tenant, drift);
            var before = tenants.structure(tenant);

            assertThat(apply(plan, tenant))
                    .as(drift)
                    .isEqualTo(new AttemptOutcome.Drifted(tenants.live(tenant), before));
            assertThat(tenants.structure(tenant)).isEqualTo(before);
        }
    }

    @Test
    void namesTheStatementThatFailedOfSeveralThatWentTogether() throws SQLException {
        var plan =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .then("ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email)")
                        .then("ALTER TABLE users ADD COLUMN fax text")
                        .provenOn(tenants);
        apply(plan, tenants.create(USERS));
        var inspected = counted.inspections();
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users VALUES (1, 'secret'), (2, 'secret')");
        var heard = new ArrayList<String>();

        assertThat(apply(plan, tenant, hearing(heard)))
                .isEqualTo(
                        new AttemptOutcome.Failed(
                                FailureKind.DATA_VIOLATION,
                                2,
                                "23505",
                                "ERROR: could not create unique index \"users_email_key\"",
                                plan.from()));
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
        assertThat(heard).containsExactly("start 1", "end 1", "start 2", "failure 2");
        assertThat(counted.inspections()).isEqualTo(inspected);
    }

    @Test
    void waitsForLocksNoLongerThanItMay() throws SQLException {
        var plan = addPhone();
        apply(plan, tenants.create(USERS));
        var tenant = tenants.create(USERS);
        var lockTimeout = Duration.ofMillis(400);
        try (var reader = tenants.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SET application_name = 'nightly report'");
            statement.execute("SELECT * FROM %s.users".formatted(tenant));
            var began = System.nanoTime();

            var outcome =
                    runner.run(
                            Tenants.attempt(plan, tenant, lockTimeout),
                            counted::handle,
                            AttemptListener.NONE);

            assertThat(outcome)
                    .asInstanceOf(type(AttemptOutcome.Blocked.class))
                    .extracting(AttemptOutcome.Blocked::by)
                    .asString()
                    .contains("nightly report");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(lockTimeout);
            reader.rollback();
        }
        assertThat(apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
    }

    /** Three seconds together, one each; where there are rows, the second takes longer. */
    @Test
    void givesEachOfTheStatementsThatGoTogetherItsOwnTimeout() throws SQLException {
        var second = "DO $$ BEGIN PERFORM pg_sleep(1 + 60 * (SELECT count(*) FROM users)); END $$";
        var plan =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .then(second)
                        .then("DO $$ BEGIN PERFORM pg_sleep(1); END $$")
                        .then("DO $$ BEGIN PERFORM pg_sleep(1); END $$ -- again")
                        .provenOn(tenants);
        apply(plan, tenants.create(USERS));
        var timeouts = new Attempt.Timeouts(Duration.ofSeconds(2), Duration.ofMillis(2_800));
        var slow = tenants.create(USERS);
        tenants.alter(slow, "INSERT INTO users VALUES (1, 'a')");

        assertThat(apply(plan, tenants.create(USERS), timeouts))
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(apply(plan, slow, timeouts))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::statement, AttemptOutcome.Failed::sqlState)
                .containsExactly(2, "57014");
        assertThat(tenants.live(slow)).isEqualTo(plan.from());
    }

    @Test
    void rollsBackWhatDoesNotEndWhereThePlanSays() throws SQLException {
        var plan =
                PlanFixture.from(USERS)
                        .then(
                                """
                                DO $$ BEGIN
                                  EXECUTE format('ALTER TABLE users ADD COLUMN %I int',
                                    CASE WHEN EXISTS (SELECT FROM users) THEN 'a' ELSE 'b' END);
                                END $$ -- as the rows have it\
                                """)
                        .provenOn(tenants);
        assertThat(apply(plan, tenants.create(USERS))).isEqualTo(new AttemptOutcome.Applied());
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users (id) VALUES (1)");

        assertThat(apply(plan, tenant))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind, AttemptOutcome.Failed::live)
                .containsExactly(FailureKind.WRONG_END, plan.from());
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void runsWhatCannotGoTogetherOneByOne() throws SQLException {
        var docs = "CREATE TABLE docs (body jsonb)";
        var plan =
                PlanFixture.from(docs)
                        .then("CREATE INDEX ON docs ((1)) WHERE body ? 'a'")
                        .then("ALTER TABLE docs ADD COLUMN note text; COMMENT ON TABLE docs IS 'x'")
                        .provenOn(tenants);
        for (var n = 0; n < 3; n++) {
            var tenant = tenants.create(docs);
            assertThat(apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(tenants.live(tenant)).isEqualTo(plan.to());
        }
    }

    @Test
    void knowsSchemasWithThingsThatMostHaveNotToo() throws SQLException {
        var ddl =
                new String[] {
                    USERS[0],
                    "CREATE VIEW ids AS SELECT id FROM users",
                    "CREATE TYPE mood AS ENUM ('ok')"
                };
        var plan =
                PlanFixture.from(ddl)
                        .then("ALTER TABLE users ADD COLUMN mood mood")
                        .provenOn(tenants);
        apply(plan, tenants.create(ddl));
        var inspected = counted.inspections();
        var tenant = tenants.create(ddl);

        assertThat(apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());

        assertThat(counted.inspections()).isEqualTo(inspected);
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());
    }

    @Test
    void revertsWhatItApplied() throws SQLException {
        var plan = addPhone();
        for (var n = 0; n < 3; n++) {
            var tenant = tenants.create(USERS);
            tenants.alter(tenant, "INSERT INTO users VALUES (1, 'kept')");
            apply(plan, tenant);
            var back =
                    new Attempt(
                            tenant,
                            plan,
                            Plan.Direction.REVERT,
                            1,
                            tenant,
                            Attempt.Timeouts.DEFAULT);

            assertThat(runner.run(back, counted::handle, AttemptListener.NONE))
                    .isEqualTo(new AttemptOutcome.Applied());
            assertThat(tenants.live(tenant)).isEqualTo(plan.from());
            assertThat(tenants.query("SELECT email FROM %s.users".formatted(tenant)))
                    .isEqualTo("kept");
        }
    }

    @Test
    void keepsToTheFence() throws SQLException {
        var plan = addPhone();
        apply(plan, tenants.create(USERS));
        var tenant = tenants.create(USERS);
        tenants.query(
                "INSERT INTO flotilla.fence VALUES ('%s', 9) RETURNING epoch".formatted(tenant));

        assertThat(apply(plan, tenant)).isEqualTo(new AttemptOutcome.Fenced(1));
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
        assertThat(apply(plan, "nowhere")).isInstanceOf(AttemptOutcome.Gone.class);
    }

    private Plan addPhone() throws SQLException {
        return PlanFixture.from(USERS)
                .then("ALTER TABLE users ADD COLUMN phone text", lock("users", "ACCESS EXCLUSIVE"))
                .then(
                        "CREATE TABLE calls (user_id bigint REFERENCES users)",
                        lock("users", "SHARE ROW EXCLUSIVE"),
                        lock("calls", "ACCESS EXCLUSIVE"))
                .then("CREATE INDEX ON calls (user_id)")
                .back("DROP TABLE calls")
                .back("ALTER TABLE users DROP COLUMN phone")
                .provenOn(tenants);
    }

    private AttemptOutcome apply(Plan plan, String schema) {
        return apply(plan, schema, AttemptListener.NONE);
    }

    private AttemptOutcome apply(Plan plan, String schema, AttemptListener listener) {
        return runner.run(Tenants.attempt(plan, schema), counted::handle, listener);
    }

    private AttemptOutcome apply(Plan plan, String schema, Attempt.Timeouts timeouts) {
        var attempt = new Attempt(schema, plan, Plan.Direction.FORWARD, 1, schema, timeouts);
        return runner.run(attempt, counted::handle, AttemptListener.NONE);
    }

    private static AttemptListener hearing(List<String> heard) {
        return new AttemptListener() {
            @Override
            public void statementStarting(int position, int total, Statement statement) {
                heard.add("start " + position);
            }

            @Override
            public void statementFinished(
                    int position, int total, Statement statement, Duration took) {
                assertThat(took).isPositive();
                heard.add("end " + position);
            }

            @Override
            public void statementFailed(
                    int position, int total, Statement statement, Duration took) {
                heard.add("failure " + position);
            }
        };
    }
}
