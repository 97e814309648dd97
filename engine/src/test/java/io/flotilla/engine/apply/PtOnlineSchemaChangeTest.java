package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.MariaDbServer;
import io.flotilla.engine.tool.ToolCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The genuine tool on MariaDB, with a command as the documentation has it. */
class PtOnlineSchemaChangeTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final Path PROGRAM = Path.of("/usr/bin/pt-online-schema-change");
    private static final MariaDbTenants TENANTS = new MariaDbTenants(SERVER);
    private static final OnlineTools TOOLS = new OnlineTools(SERVER, TENANTS);

    /** Of this class alone: tests share the server. */
    private static final String USER = "pt_osc";

    private static final String PASSWORD = "se#cret";

    private static final String ORDERS =
            "CREATE TABLE orders (id int NOT NULL PRIMARY KEY, code int, state varchar(10))";
    private static final String FILL =
            "INSERT INTO orders SELECT seq, seq, 'open' FROM seq_1_to_20000";

    private static Plan plan;

    @BeforeAll
    static void makePlan() throws SQLException {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM),
                "skipped: %s is not there (Debian: percona-toolkit)".formatted(PROGRAM));
        try (var admin = SERVER.connect()) {
            MariaDbTenants.execute(
                    admin,
                    "CREATE USER IF NOT EXISTS %s IDENTIFIED BY '%s'".formatted(USER, PASSWORD));
            MariaDbTenants.execute(admin, "GRANT ALL PRIVILEGES ON *.* TO " + USER);
        }
        plan =
                TOOLS.plan(
                        List.of(ORDERS),
                        List.of(
                                ORDERS.replace("code int", "code bigint"),
                                "CREATE VIEW codes AS SELECT code FROM orders"),
                        "pt-osc");
        assertThat(plan.statements()).extracting(Statement::tool).containsExactly("pt-osc", null);
    }

    @Test
    void changesATableThatIsWrittenToAndBack() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL);
        var runner = TOOLS.runner(command(), USER, PASSWORD);
        try (var writer = SERVER.connect(tenant)) {
            var attempt = begin(runner, tenant, Plan.Direction.FORWARD, 1);
            var written = 0;
            while (!attempt.isDone()) {
                MariaDbTenants.execute(
                        writer,
                        "INSERT INTO orders VALUES (%1$d, %1$d, 'new')"
                                .formatted(100_000 + written++));
            }

            assertThat(attempt.get()).isEqualTo(new AttemptOutcome.Applied());
            assertThat(written).isPositive();
            assertThat(TENANTS.query("SELECT sum(code = id) FROM %s.orders".formatted(tenant)))
                    .isEqualTo(Integer.toString(20_000 + written));
        }
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
        assertThat(begin(runner, tenant, Plan.Direction.REVERT, 2).get())
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void isEndedInTheMiddleAndGoesOnOnceItIsTidiedUp() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL, "ANALYZE TABLE orders");
        var slow = command("--chunk-size=100", "--sleep=1");
        var attempt = begin(TOOLS.runner(slow, USER, PASSWORD), tenant, Plan.Direction.FORWARD, 1);
        TENANTS.await(
                "SELECT count(*) = 3 FROM information_schema.triggers WHERE event_object_schema = '%s'"
                        .formatted(tenant));

        ProcessHandle.current()
                .descendants()
                .filter(it -> it.info().commandLine().orElse("").contains(PROGRAM.toString()))
                .forEach(ProcessHandle::destroyForcibly);

        var failed = (AttemptOutcome.Failed) attempt.get();
        assertThat(failed.kind()).isEqualTo(FailureKind.TOOL_FAILED);
        assertThat(failed.message())
                .contains("exit code 137", "it left table _orders_new, trigger");
        var runner = TOOLS.runner(command(), USER, PASSWORD);
        assertThat(begin(runner, tenant, Plan.Direction.FORWARD, 2).get())
                .asInstanceOf(type(AttemptOutcome.Blocked.class))
                .extracting(AttemptOutcome.Blocked::by)
                .asString()
                .contains("an online schema change, which may still be at work");
        var remedy = failed.message().replaceFirst(".*try again: ", "").split("; ");
        TENANTS.alter(tenant, remedy);

        assertThat(begin(runner, tenant, Plan.Direction.FORWARD, 3).get())
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
        assertThat(TENANTS.query("SELECT sum(code = id) FROM %s.orders".formatted(tenant)))
                .isEqualTo("20000");
    }

    private static ToolCommand command(String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                PROGRAM.toString(),
                                "--execute",
                                "--alter",
                                "{alter}",
                                "--charset=utf8mb4",
                                "--recursion-method=none",
                                "--max-load=Threads_running=200",
                                "--critical-load=Threads_running=400"));
        arguments.addAll(List.of(more));
        arguments.add("h={host},P={port},D={database},t={table},F={defaults-file}");
        return new ToolCommand("pt-osc", arguments, Duration.ofMinutes(5), null);
    }

    private static FutureTask<AttemptOutcome> begin(
            PlanRunner runner, String tenant, Plan.Direction direction, long epoch) {
        var attempt =
                new FutureTask<>(
                        () ->
                                runner.run(
                                        MariaDbTenants.attempt(plan, tenant, direction, epoch),
                                        SERVER::connect,
                                        AttemptListener.NONE));
        Thread.ofVirtual().start(attempt);
        return attempt;
    }
}
