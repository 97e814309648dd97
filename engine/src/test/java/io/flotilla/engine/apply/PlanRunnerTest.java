package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
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

/** Plans that share one transaction. */
class PlanRunnerTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String[] USERS = {
        "CREATE TABLE users (id bigint PRIMARY KEY, email text)"
    };

    private static final List<Statement> DROP_USERS =
            List.of(new Statement("DROP TABLE users", true, false, List.of(), null));

    private static Tenants tenants;
    private static Plan addPhone;
    private static Plan requireEmail;

    @BeforeAll
    static void makePlans() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        addPhone =
                PlanFixture.from(USERS)
                        .then(
                                "ALTER TABLE users ADD COLUMN phone text",
                                lock("users", "ACCESS EXCLUSIVE"))
                        .then(
                                "CREATE TABLE calls (user_id bigint REFERENCES users)",
                                lock("users", "SHARE ROW EXCLUSIVE"),
                                lock("calls", "ACCESS EXCLUSIVE"))
                        .back("DROP TABLE calls")
                        .back("ALTER TABLE users DROP COLUMN phone")
                        .provenOn(tenants);
        requireEmail =
                PlanFixture.from(USERS)
                        .check("SELECT NOT EXISTS (SELECT FROM users WHERE email IS NULL)")
                        .then("ALTER TABLE users ALTER COLUMN email SET NOT NULL")
                        .provenOn(tenants);
    }

    @AfterEach
    void leavesNoAdvisoryLock() throws SQLException {
        tenants.assertNoAdvisoryLockIsLeft();
    }

    @Test
    void appliesAPlanAndTellsOfEachStatement() throws SQLException {
        var tenant = tenants.create(USERS);
        var heard = new ArrayList<String>();

        var outcome =
                tenants.apply(
                        addPhone,
                        tenant,
                        new AttemptListener() {
                            @Override
                            public void statementStarting(int position, int total, Statement next) {
                                heard.add("start %d of %d".formatted(position, total));
                            }

                            @Override
                            public void statementFinished(
                                    int position, int total, Statement done, Duration took) {
                                assertThat(took).isPositive();
                                heard.add("end %d of %d".formatted(position, total));
                            }
                        });

        assertThat(outcome).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(addPhone.to());
        assertThat(heard)
                .containsExactly("start 1 of 2", "end 1 of 2", "start 2 of 2", "end 2 of 2");
    }

    @Test
    void tellsOfTheStatementThatFailed() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users VALUES (1, 'same'), (2, 'same')");
        var heard = new ArrayList<String>();

        tenants.apply(
                uniqueEmail(),
                tenant,
                new AttemptListener() {
                    @Override
                    public void statementFinished(
                            int position, int total, Statement done, Duration took) {
                        heard.add("end %d of %d".formatted(position, total));
                    }

                    @Override
                    public void statementFailed(
                            int position, int total, Statement failed, Duration took) {
                        assertThat(took).isPositive();
                        heard.add("failure %d of %d".formatted(position, total));
                    }
                });

        assertThat(heard).containsExactly("end 1 of 2", "failure 2 of 2");
    }

    @Test
    void revertsWhatItApplied() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.apply(addPhone, tenant);

        assertThat(tenants.revert(addPhone, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(addPhone.from());
    }

    @Test
    void runsNothingWhereTheSchemaIsAtTheEndAlready() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.apply(addPhone, tenant);

        assertThat(tenants.apply(addPhone, tenant, REFUSING))
                .isEqualTo(new AttemptOutcome.AlreadyThere());
    }

    @Test
    void leavesADriftedTenantUntouchedAndShowsItsSchema() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "ALTER TABLE users ADD COLUMN by_hand int");
        var before = tenants.structure(tenant);

        assertThat(tenants.apply(addPhone, tenant, REFUSING))
                .isEqualTo(new AttemptOutcome.Drifted(tenants.live(tenant), before));
        assertThat(tenants.structure(tenant)).isEqualTo(before);
    }

    @Test
    void runsNothingWhereACheckFails() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users (id) VALUES (1)");

        assertThat(tenants.apply(requireEmail, tenant, REFUSING))
                .isEqualTo(new AttemptOutcome.CheckFailed(requireEmail.checks().getFirst()));

        tenants.alter(tenant, "UPDATE users SET email = 'a@example.org'");
        assertThat(tenants.apply(requireEmail, tenant)).isEqualTo(new AttemptOutcome.Applied());
    }

    @Test
    void letsNoCheckWrite() throws SQLException {
        var writing =
                PlanFixture.from(USERS)
                        .check("WITH gone AS (DELETE FROM users RETURNING 1) SELECT true FROM gone")
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .provenOn(tenants);
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users (id) VALUES (1)");

        assertThat(tenants.apply(writing, tenant, REFUSING))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::sqlState, AttemptOutcome.Failed::live)
                .containsExactly("25006", writing.from());
        assertThat(tenants.query("SELECT count(*) FROM %s.users".formatted(tenant))).isEqualTo("1");
    }

    @Test
    void rollsEverythingBackWhereAStatementFailsAndNamesNoValues() throws SQLException {
        var plan = uniqueEmail();
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users VALUES (1, 'secret'), (2, 'secret')");

        var outcome = tenants.apply(plan, tenant);

        assertThat(outcome)
                .isEqualTo(
                        new AttemptOutcome.Failed(
                                FailureKind.DATA_VIOLATION,
                                2,
                                "23505",
                                "ERROR: could not create unique index \"users_email_key\"",
                                plan.from()));
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    private static Plan uniqueEmail() throws SQLException {
        return PlanFixture.from(USERS)
                .then("ALTER TABLE users ADD COLUMN phone text")
                .then("ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email)")
                .provenOn(tenants);
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
                                END $$\
                                """)
                        .provenOn(tenants);
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users (id) VALUES (1)");

        assertThat(tenants.apply(plan, tenant))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind, AttemptOutcome.Failed::live)
                .containsExactly(FailureKind.WRONG_END, plan.from());
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void saysThatAConstraintFailedAtCommit() throws SQLException {
        var plan =
                PlanFixture.from(USERS)
                        .then(
                                "ALTER TABLE users ADD COLUMN twin bigint REFERENCES users"
                                        + " DEFERRABLE INITIALLY DEFERRED")
                        .then("INSERT INTO users SELECT 9, 'x', 8 FROM users LIMIT 1")
                        .provenOn(tenants);
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users (id) VALUES (1)");

        assertThat(tenants.apply(plan, tenant))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind, AttemptOutcome.Failed::live)
                .containsExactly(FailureKind.DATA_VIOLATION, plan.from());
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void saysThatASchemaOrDatabaseIsGone() {
        assertThat(tenants.apply(addPhone, "nowhere")).isInstanceOf(AttemptOutcome.Gone.class);

        var elsewhere = new Tenants(tenants.url().replaceFirst("test_[0-9a-f]+", "nowhere"));
        assertThat(elsewhere.apply(addPhone, "nowhere")).isInstanceOf(AttemptOutcome.Gone.class);
    }

    @Test
    void refusesASchemaWithObjectsItDoesNotModel() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "CREATE TYPE shell");

        assertThat(tenants.apply(addPhone, tenant, REFUSING))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind)
                .isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void refusesAPlanThatIsNotProven() throws SQLException {
        var unproven =
                PlanFixture.sealed(PlanFixture.with(addPhone, DROP_USERS, addPhone.digest()));

        assertThat(refusal(unproven, Plan.Direction.FORWARD)).contains("not proven");
    }

    @Test
    void refusesAPlanThatWasChangedAfterItsApproval() throws SQLException {
        var changed = PlanFixture.with(addPhone, DROP_USERS, addPhone.digest());

        assertThat(refusal(changed, Plan.Direction.FORWARD))
                .contains("not the one that was approved");
    }

    @Test
    void refusesToRevertWithAPlanThatHasNoWayBack() throws SQLException {
        assertThat(refusal(requireEmail, Plan.Direction.REVERT))
                .contains("no statements in this direction");
    }

    private static String refusal(Plan plan, Plan.Direction direction) throws SQLException {
        var tenant = tenants.create(USERS);
        var attempt = new Attempt(tenant, plan, direction, 1, tenant, Attempt.Timeouts.DEFAULT);

        var outcome = Tenants.RUNNER.run(attempt, tenants::connect, REFUSING);

        assertThat(outcome).isInstanceOf(AttemptOutcome.Failed.class);
        return ((AttemptOutcome.Failed) outcome).message();
    }

    @Test
    void stopsBeforeTheFirstStatementWhenInterrupted() throws SQLException {
        var tenant = tenants.create(USERS);

        Thread.currentThread().interrupt();
        var outcome = tenants.apply(addPhone, tenant, REFUSING);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome)
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind)
                .isEqualTo(FailureKind.CANCELLED);
        assertThat(tenants.live(tenant)).isEqualTo(addPhone.from());
    }

    /** For attempts that must not come as far as a statement. */
    private static final AttemptListener REFUSING =
            new AttemptListener() {
                @Override
                public void statementStarting(int position, int total, Statement statement) {
                    throw new AssertionError("ran statement " + position);
                }
            };
}
