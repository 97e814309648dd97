package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreflightTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String[] USERS = {
        "CREATE TABLE users (id bigint PRIMARY KEY, email text)",
        "CREATE TABLE notes (id bigint PRIMARY KEY)"
    };

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Tenants tenants;
    private static Plan requireEmail;

    @BeforeAll
    static void makePlan() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        requireEmail =
                PlanFixture.from(USERS)
                        .check("SELECT NOT EXISTS (SELECT FROM users WHERE email IS NULL)")
                        .check("SELECT count(*) < 3 FROM users")
                        .then(
                                "ALTER TABLE users ALTER COLUMN email SET NOT NULL",
                                lock("users", "ACCESS EXCLUSIVE"))
                        .provenOn(tenants);
    }

    @Test
    void findsNothingAgainstAPlanThatCanRun() throws SQLException {
        var look = look(requireEmail, tenants.create(USERS));

        assertThat(look.lacking()).isEmpty();
        assertThat(look.failing()).isEmpty();
        assertThat(look.unanswered()).isEmpty();
        assertThat(look.sizes()).containsOnlyKeys("users");
    }

    @Test
    void countsTheRowsThatBreakAFailingCheckWhereItsFormAllows() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(
                tenant,
                "INSERT INTO users SELECT n, NULLIF(n, 2)::text FROM generate_series(1, 4) n");

        var look = look(requireEmail, tenant);

        assertThat(look.failing())
                .extracting(Preflight.Failing::rows)
                .containsExactly(1L, Preflight.NOT_COUNTED);
    }

    @Test
    void saysWhyACheckHasNoAnswerAndAnswersTheOthers() throws SQLException {
        var plan =
                PlanFixture.from(USERS)
                        .check("SELECT pg_sleep(60) IS NOT NULL")
                        .check("SELECT false")
                        .then("DROP TABLE notes")
                        .provenOn(tenants);

        var look = look(plan, tenants.create(USERS));

        assertThat(look.unanswered()).singleElement().asString().contains("statement timeout");
        assertThat(look.failing()).hasSize(1);
    }

    @Test
    void namesWhatTheRoleIsNotAllowed() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(
                tenant,
                "CREATE ROLE preflight_reader",
                "GRANT USAGE ON SCHEMA %s TO preflight_reader".formatted(tenant),
                "GRANT SELECT ON ALL TABLES IN SCHEMA %s TO preflight_reader".formatted(tenant));
        try (var connection = tenants.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE preflight_reader");

            var look =
                    new Preflight(Dialects.require("postgres"))
                            .look(requireEmail, Plan.Direction.FORWARD, connection, tenant, SECOND);

            assertThat(look.lacking())
                    .hasSize(2)
                    .anySatisfy(it -> assertThat(it).contains("CREATE on schema " + tenant))
                    .anySatisfy(it -> assertThat(it).contains("table users, which role"));
        }
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (var connection = tenants.connect()) {
            new Preflight(Dialects.require("postgres"))
                    .look(
                            requireEmail,
                            Plan.Direction.FORWARD,
                            connection,
                            tenants.create(USERS),
                            SECOND);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            try (var row =
                    connection
                            .createStatement()
                            .executeQuery(
                                    "SELECT current_setting('search_path'), current_setting('statement_timeout')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).contains("public");
                assertThat(row.getString(2)).isEqualTo("0");
            }
        }
    }

    @Test
    void seesTransactionsThatAreOpenForLong() throws SQLException {
        try (var writer = tenants.connect();
                var connection = tenants.connect()) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("SET application_name = 'nightly'; SELECT 1");

            var found =
                    Dialects.require("postgres")
                            .readiness()
                            .transactionsOlderThan(connection, Duration.ZERO);

            assertThat(found)
                    .anySatisfy(
                            it -> {
                                assertThat(it.application()).isEqualTo("nightly");
                                assertThat(it.state()).isEqualTo("idle in transaction");
                            });
            writer.rollback();
        }
    }

    private static Preflight.Look look(Plan plan, String schema) throws SQLException {
        try (var connection = tenants.connect()) {
            return new Preflight(Dialects.require("postgres"))
                    .look(plan, Plan.Direction.FORWARD, connection, schema, SECOND);
        }
    }
}
