package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plans with statements that commit by themselves, and what is left of them. */
class PlanRunnerResumeTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";
    private static final String ADD_PHONE = "ALTER TABLE users ADD COLUMN phone text";
    private static final String INDEX_PHONE =
            "CREATE INDEX CONCURRENTLY users_phone_idx ON users (phone)";
    private static final String UNIQUE_EMAIL =
            "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email)";

    private static Tenants tenants;
    private static Plan plan;
    private static Plan unique;

    @BeforeAll
    static void makePlans() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        plan =
                PlanFixture.from(USERS)
                        .check("SELECT NOT EXISTS (SELECT FROM users WHERE email IS NULL)")
                        .then(ADD_PHONE, lock("users", "ACCESS EXCLUSIVE"))
                        .then("COMMENT ON COLUMN users.phone IS 'to call'")
                        .thenAlone(INDEX_PHONE)
                        .then("CREATE TABLE calls (id bigint)")
                        .back("DROP TABLE calls")
                        .backAlone("DROP INDEX CONCURRENTLY users_phone_idx")
                        .back("ALTER TABLE users DROP COLUMN phone")
                        .provenOn(tenants);
        unique =
                PlanFixture.from(USERS)
                        .thenAlone(UNIQUE_EMAIL)
                        .backAlone("DROP INDEX CONCURRENTLY users_email_idx")
                        .provenOn(tenants);
    }

    @AfterEach
    void leavesNoAdvisoryLock() throws SQLException {
        tenants.assertNoAdvisoryLockIsLeft();
    }

    @Test
    void appliesAndRevertsAPlanWithAConcurrentIndex() throws SQLException {
        var tenant = tenants.create(USERS);

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());
        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());

        assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void goesOnAtACheckpointWithoutCheckingAgain() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(
                tenant,
                ADD_PHONE,
                "COMMENT ON COLUMN users.phone IS 'to call'",
                "INSERT INTO users (id) VALUES (1)");

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Resumed(2));
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());
    }

    @Test
    void goesOnAtACheckpointOfARevert() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.apply(plan, tenant);
        tenants.alter(tenant, "DROP TABLE calls", "DROP INDEX users_phone_idx");

        assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Resumed(2));
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void holdsAStateInsideATransactionForDrift() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, ADD_PHONE);

        assertThat(tenants.apply(plan, tenant)).isInstanceOf(AttemptOutcome.Drifted.class);
    }

    @Test
    void checksBeforeAStatementThatCommitsByItself() throws SQLException {
        var checked =
                PlanFixture.from(USERS)
                        .check("SELECT count(*) = 0 FROM users")
                        .thenAlone(UNIQUE_EMAIL)
                        .provenOn(tenants);
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users (id) VALUES (1)");

        assertThat(tenants.apply(checked, tenant))
                .isEqualTo(new AttemptOutcome.CheckFailed(checked.checks().getFirst()));
    }

    @Test
    void dropsTheInvalidIndexOfAStatementThatDied() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, ADD_PHONE, "COMMENT ON COLUMN users.phone IS 'to call'", INDEX_PHONE);
        invalidate(tenant, "users_phone_idx");

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Resumed(2));
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());
    }

    @Test
    void startsAgainWhereOnlyTheFirstStatementLeftAnInvalidIndex() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, UNIQUE_EMAIL);
        invalidate(tenant, "users_email_idx");

        assertThat(tenants.apply(unique, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(unique.to());
    }

    @Test
    void finishesADropThatDied() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.apply(unique, tenant);
        invalidate(tenant, "users_email_idx");

        assertThat(tenants.revert(unique, tenant)).isEqualTo(new AttemptOutcome.Resumed(1));
        assertThat(tenants.live(tenant)).isEqualTo(unique.from());
    }

    @Test
    void leavesAnInvalidIndexThatIsNotThePlans() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "CREATE INDEX by_hand ON users (email)");
        invalidate(tenant, "by_hand");

        assertThat(tenants.apply(plan, tenant)).isInstanceOf(AttemptOutcome.Drifted.class);
        assertThat(tenants.schema(tenant).tables().getFirst().indexes()).hasSize(1);
    }

    @Test
    void dropsWhatAUniqueIndexOnDuplicatesLeaves() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users VALUES (1, 'secret'), (2, 'secret')");

        assertThat(tenants.apply(unique, tenant))
                .isEqualTo(
                        new AttemptOutcome.Failed(
                                FailureKind.DATA_VIOLATION,
                                1,
                                "23505",
                                "ERROR: could not create unique index \"users_email_idx\"",
                                unique.from()));
        assertThat(tenants.live(tenant)).isEqualTo(unique.from());
    }

    @Test
    void isBlockedByAWriterAndFinishesWhenItIsGone() throws SQLException {
        var tenant = tenants.create(USERS);
        try (var writer = tenants.connect();
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("SET application_name = 'slow writer'");
            statement.execute("INSERT INTO %s.users VALUES (1, 'a')".formatted(tenant));

            assertThat(
                            Tenants.RUNNER.run(
                                    Tenants.attempt(unique, tenant, Duration.ofMillis(200)),
                                    tenants::connect,
                                    AttemptListener.NONE))
                    .asInstanceOf(type(AttemptOutcome.Blocked.class))
                    .extracting(AttemptOutcome.Blocked::by)
                    .asString()
                    .contains("slow writer");
            writer.rollback();
        }

        assertThat(tenants.apply(unique, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(unique.to());
    }

    /** What a build or drop that was cut short leaves, without having to cut one short. */
    private static void invalidate(String tenant, String index) throws SQLException {
        tenants.alter(
                tenant,
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '%s.%s'::regclass"
                        .formatted(tenant, index));
        assertThat(
                        tenants.schema(tenant).tables().stream()
                                .flatMap(table -> table.indexes().stream())
                                .filter(found -> found.name().equals(index)))
                .allSatisfy(found -> assertThat(found.valid()).isFalse());
    }
}
