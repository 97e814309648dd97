package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attempts whose time is over. */
class PlanRunnerFenceTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    /** On a busy machine too, nobody gives up, or ends an older attempt that is getting on. */
    private static final Attempt.Timeouts PATIENT =
            new Attempt.Timeouts(Duration.ofSeconds(60), Duration.ofMinutes(1));

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY)";

    @Test
    void refusesAnOlderEpochAndTakesTheSameOrANewerOne() throws SQLException {
        var tenants = new Tenants(SERVER.createDatabase());
        var plan = addColumn(tenants);
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "ALTER TABLE users ADD COLUMN by_hand int");

        assertThat(run(tenants, plan, tenant, 7)).isInstanceOf(AttemptOutcome.Drifted.class);
        tenants.alter(tenant, "ALTER TABLE users DROP COLUMN by_hand");

        assertThat(run(tenants, plan, tenant, 6)).isEqualTo(new AttemptOutcome.Fenced(6));
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
        assertThat(run(tenants, plan, tenant, 7)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(run(tenants, plan, tenant, 8)).isEqualTo(new AttemptOutcome.AlreadyThere());
        assertThat(run(tenants, plan, tenant, 7)).isEqualTo(new AttemptOutcome.Fenced(7));
    }

    @Test
    void createsTheFenceOnceWhenManyNeedItFirst()
            throws SQLException, InterruptedException, ExecutionException {
        var tenants = new Tenants(SERVER.createDatabase());
        var plan = addColumn(tenants);
        var attempts = new ArrayList<Callable<AttemptOutcome>>();
        for (var i = 0; i < 16; i++) {
            var tenant = tenants.create(USERS);
            attempts.add(() -> run(tenants, plan, tenant, 1));
        }

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : executor.invokeAll(attempts)) {
                assertThat(outcome.get()).isEqualTo(new AttemptOutcome.Applied());
            }
        }
        assertThat(tenants.query("SELECT count(*) FROM flotilla.fence")).isEqualTo("16");
    }

    @Test
    void keepsTheFenceInTheTenantsSchemaWhereTheRoleMayCreateNone() throws SQLException {
        var tenants = new Tenants(SERVER.createDatabase());
        var plan = addColumn(tenants);
        var concurrent =
                PlanFixture.from(USERS)
                        .thenAlone("CREATE INDEX CONCURRENTLY users_id ON users (id)")
                        .provenOn(tenants);
        var role = tenants.create() + "_owner";
        tenants.query("SELECT true");
        try (var connection = tenants.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD 'x'".formatted(role));
        }
        try {
            var tenant = ownedBy(role, tenants);
            var other = ownedBy(role, tenants);
            var limited = new Tenants(tenants.url().replaceFirst("\\?.*|$", "?user=" + role));
            var foreign = tenants.create(USERS);

            assertThat(run(limited, plan, foreign, 5))
                    .asInstanceOf(type(AttemptOutcome.Failed.class))
                    .satisfies(
                            it -> {
                                assertThat(it.kind()).isEqualTo(FailureKind.PERMISSION_DENIED);
                                assertThat(it.message()).contains("role '" + role + "' has to own");
                            });
            assertThat(run(limited, plan, tenant, 5)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(run(limited, plan, tenant, 4)).isEqualTo(new AttemptOutcome.Fenced(4));
            assertThat(run(limited, concurrent, other, 5)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(run(limited, concurrent, other, 4)).isEqualTo(new AttemptOutcome.Fenced(4));
            assertThat(tenants.live(tenant)).isEqualTo(plan.to());
        } finally {
            try (var connection = tenants.connect();
                    var statement = connection.createStatement()) {
                statement.execute("DROP OWNED BY %s CASCADE".formatted(role));
                statement.execute("DROP ROLE " + role);
            }
        }
    }

    @Test
    void runsEachStatementExactlyOnceHoweverManyTry()
            throws SQLException, InterruptedException, ExecutionException {
        var tenants = new Tenants(SERVER.createDatabase());
        var plan = addColumn(tenants);
        var schemas = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            schemas.add(tenants.create(USERS));
        }
        try (var connection = DriverManager.getConnection(tenants.url());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.witness (seen text)");
            statement.execute(
                    """
                    CREATE FUNCTION public.witness() RETURNS event_trigger LANGUAGE plpgsql AS $$
                    BEGIN
                      INSERT INTO public.witness
                      SELECT schema_name FROM pg_event_trigger_ddl_commands()
                      WHERE command_tag = 'ALTER TABLE';
                    END $$
                    """);
            statement.execute(
                    "CREATE EVENT TRIGGER witness ON ddl_command_end EXECUTE FUNCTION"
                            + " public.witness()");
        }
        var attempts = new ArrayList<Callable<AttemptOutcome>>();
        for (var epoch = 1; epoch <= 6; epoch++) {
            var of = epoch;
            schemas.forEach(schema -> attempts.add(() -> run(tenants, plan, schema, of)));
        }
        Collections.shuffle(attempts, new java.util.Random(42));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : executor.invokeAll(attempts)) {
                assertThat(outcome.get())
                        .isInstanceOfAny(
                                AttemptOutcome.Applied.class,
                                AttemptOutcome.AlreadyThere.class,
                                AttemptOutcome.Fenced.class);
            }
        }
        assertThat(tenants.query("SELECT count(*) FROM public.witness")).isEqualTo("5");
        assertThat(tenants.query("SELECT count(DISTINCT seen) FROM public.witness")).isEqualTo("5");
    }

    private static Plan addColumn(Tenants tenants) throws SQLException {
        return PlanFixture.from(USERS)
                .then("ALTER TABLE users ADD COLUMN phone text")
                .provenOn(tenants);
    }

    private static String ownedBy(String role, Tenants tenants) throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(
                tenant,
                "ALTER TABLE users OWNER TO " + role,
                "ALTER SCHEMA %s OWNER TO %s".formatted(tenant, role));
        return tenant;
    }

    private static AttemptOutcome run(Tenants tenants, Plan plan, String schema, long epoch) {
        return Tenants.RUNNER.run(
                new Attempt(schema, plan, Plan.Direction.FORWARD, epoch, schema, PATIENT),
                tenants::connect,
                AttemptListener.NONE);
    }
}
