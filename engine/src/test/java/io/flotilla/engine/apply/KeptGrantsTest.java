package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Prover;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where privileges are not managed, what a plan makes anew gets what it had on that tenant. */
class KeptGrantsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");

    private static final String FROM =
            """
            CREATE TYPE mood AS ENUM ('good', 'bad', 'none');
            CREATE TABLE users (id bigint PRIMARY KEY, age integer, mood mood,
                twice integer GENERATED ALWAYS AS (age * 2) STORED);
            CREATE VIEW adults AS SELECT id, age FROM users WHERE age > 17;
            CREATE MATERIALIZED VIEW ages AS SELECT age FROM users;
            CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            """;

    private static final String TO =
            """
            CREATE TYPE mood AS ENUM ('good', 'bad');
            CREATE TABLE users (id bigint PRIMARY KEY, age bigint, mood mood,
                twice bigint GENERATED ALWAYS AS (age + age) STORED);
            CREATE VIEW adults AS SELECT id, age FROM users WHERE age > 17;
            CREATE MATERIALIZED VIEW ages AS SELECT age FROM users;
            CREATE FUNCTION f(integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1';
            """;

    private static final String GRANTS =
            """
            GRANT SELECT ON adults TO kept_app WITH GRANT OPTION;
            GRANT UPDATE (age) ON adults TO kept_reader;
            GRANT SELECT ON ages TO PUBLIC;
            GRANT SELECT (twice), UPDATE (age) ON users TO kept_reader;
            REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION f TO kept_app;
            REVOKE USAGE ON TYPE mood FROM PUBLIC;
            """;

    private Tenants tenants;

    @BeforeEach
    void createRoles() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        run("CREATE ROLE kept_app; CREATE ROLE kept_reader");
    }

    @AfterEach
    void dropRoles() throws SQLException {
        run("DROP OWNED BY kept_app, kept_reader; DROP ROLE kept_app, kept_reader");
    }

    @Test
    void eachTenantGetsItsOwnBack() throws SQLException {
        var plan = plan();
        var one = tenants.create(FROM, GRANTS);
        var other = tenants.create(FROM, "GRANT SELECT ON adults TO kept_reader");
        var plain = tenants.create(FROM);

        for (var tenant : List.of(one, other, plain)) {
            var granted = grants(tenant);

            assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(grants(tenant)).isEqualTo(granted);
            assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(grants(tenant)).isEqualTo(granted);
        }
        assertThat(grants(one)).hasSize(8);
        assertThat(grants(plain)).isEmpty();
    }

    @Test
    void defaultPrivilegesGiveNothingMore() throws SQLException {
        var plan = plan();
        var tenant = tenants.create(FROM, GRANTS);
        tenants.alter(
                tenant,
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO kept_reader",
                "GRANT SELECT ON adults TO PUBLIC");
        var granted = grants(tenant);

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(grants(tenant)).isEqualTo(granted);
    }

    @Test
    void whatAnEditedPlanGrantsComesOnTop() throws SQLException {
        var text = PlanFile.write(plan());
        var at = text.indexOf("  - sql: |-\n      CREATE VIEW adults");
        var end = text.indexOf("  - sql:", at + 5);
        var edited =
                text.substring(0, end)
                        + "  - sql: GRANT DELETE ON adults TO kept_reader\n"
                        + text.substring(end);
        Plan plan;
        try (var scratch = tenants.connect()) {
            plan =
                    new Prover(POSTGRES)
                            .prove(
                                    PlanFile.readEdited(edited),
                                    tenants.schema(tenants.create(FROM)),
                                    tenants.schema(tenants.create(TO)),
                                    scratch);
        }
        var tenant = tenants.create(FROM, GRANTS);
        var granted = grants(tenant).size();

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(grants(tenant))
                .hasSize(granted + 1)
                .contains(
                        new Grant(
                                Grant.On.TABLE,
                                "adults",
                                null,
                                "kept_reader",
                                List.of("DELETE"),
                                List.of(),
                                List.of()));
    }

    @Test
    void aTableThatTakesOverANameKeepsItsOwn() throws SQLException {
        var from = "CREATE TABLE a (id int); CREATE TABLE b (id int, x int)";
        var to = "CREATE TABLE b (id int)";
        var tenant =
                tenants.create(
                        from, "GRANT SELECT ON a TO kept_app", "GRANT INSERT ON b TO kept_reader");
        Plan plan;
        try (var scratch = tenants.connect()) {
            plan =
                    new Planner(POSTGRES)
                            .plan(
                                    "app",
                                    tenants.schema(tenants.create(from)),
                                    tenants.schema(tenants.create(to)),
                                    PlanPolicy.DEFAULT.allowingDrops(),
                                    scratch);
        }
        var text =
                PlanFile.write(plan)
                        .replaceFirst(
                                "(?s)statements:.*revert:",
                                """
                                statements:
                                  - sql: DROP TABLE b
                                    losesData: true
                                  - sql: ALTER TABLE a RENAME TO b
                                revert:""");
        try (var scratch = tenants.connect()) {
            plan =
                    new Prover(POSTGRES)
                            .prove(
                                    PlanFile.readEdited(text),
                                    tenants.schema(tenants.create(from)),
                                    tenants.schema(tenants.create(to)),
                                    scratch);
        }

        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(grants(tenant)).extracting(Grant::role).containsExactly("kept_app");
    }

    private void run(String sql) throws SQLException {
        try (var connection = tenants.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Plan plan() throws SQLException {
        try (var scratch = tenants.connect()) {
            return new Planner(POSTGRES)
                    .plan(
                            "app",
                            tenants.schema(tenants.create(FROM)),
                            tenants.schema(tenants.create(TO)),
                            PlanPolicy.DEFAULT.allowingDrops(),
                            scratch);
        }
    }

    private List<Grant> grants(String tenant) throws SQLException {
        try (var connection = tenants.connect()) {
            return POSTGRES.with(Privileges.MANAGED)
                    .inspector()
                    .inspect(connection, tenant)
                    .grants();
        }
    }
}
