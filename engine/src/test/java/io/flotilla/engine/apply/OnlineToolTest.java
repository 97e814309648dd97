package io.flotilla.engine.apply;

import static io.flotilla.engine.testing.OnlineToolStandIn.Conduct.ADDS_A_COLUMN;
import static io.flotilla.engine.testing.OnlineToolStandIn.Conduct.COPIES;
import static io.flotilla.engine.testing.OnlineToolStandIn.Conduct.FAILS;
import static io.flotilla.engine.testing.OnlineToolStandIn.Conduct.HANGS;
import static io.flotilla.engine.testing.OnlineToolStandIn.Conduct.WAITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.MariaDbServer;
import io.flotilla.engine.testing.OnlineToolStandIn;
import io.flotilla.engine.tool.ToolTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Statements that a stand-in for an online schema change tool carries out, well and badly. */
class OnlineToolTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final MariaDbTenants TENANTS = new MariaDbTenants(SERVER);
    private static final OnlineTools TOOLS = new OnlineTools(SERVER, TENANTS);
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final String ORDERS =
            "CREATE TABLE orders (id int NOT NULL PRIMARY KEY, code int)";
    private static final String FILL = "INSERT INTO orders SELECT seq, seq FROM seq_1_to_500";

    private static Plan plan;

    @TempDir Path evidence;

    @BeforeAll
    static void makePlan() throws SQLException {
        plan =
                TOOLS.plan(
                        List.of(ORDERS),
                        List.of(
                                "CREATE TABLE orders (id int NOT NULL PRIMARY KEY, code bigint)",
                                "CREATE VIEW codes AS SELECT code FROM orders"));
        assertThat(plan.statements()).extracting(Statement::tool).containsExactly("stand-in", null);
        assertThat(plan.revert()).extracting(Statement::tool).containsExactly(null, "stand-in");
        assertThat(plan.checks()).isEmpty();
    }

    @Test
    void appliesAndReverts() throws SQLException {
        var tenant = TENANTS.create(ORDERS, FILL);
        var runner = TOOLS.runner(COPIES, evidence, LONG);
        var said = new ConcurrentLinkedQueue<String>();
        var started = new ArrayList<String>();
        var listener =
                new AttemptListener() {
                    @Override
                    public void toolSaid(int position, Statement statement, String line) {
                        said.add(position + " " + line);
                    }

                    @Override
                    public void statementStarting(int position, int total, Statement statement) {
                        started.add(statement.shown());
                    }
                };

        assertThat(
                        runner.run(
                                attempt(tenant, Plan.Direction.FORWARD, 1),
                                SERVER::connect,
                                listener))
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
        assertThat(said).containsExactly("1 Altering `%s`.`orders`...".formatted(tenant));
        assertThat(started.getFirst()).startsWith("/* by stand-in */ ALTER TABLE `orders`");
        assertThat(run(runner, tenant, Plan.Direction.REVERT, 2))
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.from());
        assertThat(TENANTS.query("SELECT sum(code = id) FROM %s.orders".formatted(tenant)))
                .isEqualTo("500");
        assertThat(OnlineToolStandIn.atWork()).isEmpty();
    }

    @Test
    void saysHowAToolFailed() throws SQLException {
        var tenant = TENANTS.create(ORDERS, FILL);

        assertThat(run(TOOLS.runner(FAILS, evidence, LONG), tenant))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .isEqualTo(
                        new AttemptOutcome.Failed(
                                FailureKind.TOOL_FAILED,
                                1,
                                null,
                                "stand-in ended with exit code 7: Altering `%s`.`orders`... / There is a tool in the works."
                                        .formatted(tenant),
                                plan.from()));
    }

    @Test
    void judgesAToolByTheSchemaItLeaves() throws SQLException {
        var tenant = TENANTS.create(ORDERS, FILL);

        assertThat(run(TOOLS.runner(ADDS_A_COLUMN, evidence, LONG), tenant))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .satisfies(
                        failed -> {
                            assertThat(failed.kind()).isEqualTo(FailureKind.WRONG_END);
                            assertThat(failed.live()).isEqualTo(TENANTS.live(tenant));
                        });
    }

    @Test
    void endsAToolAfterItsTimeoutAndStartsNoOtherOverWhatItLeft() throws SQLException {
        var tenant = TENANTS.create(ORDERS, FILL);

        var outcome = run(TOOLS.runner(HANGS, evidence, Duration.ofSeconds(6)), tenant);

        assertThat(outcome)
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .satisfies(
                        failed -> {
                            assertThat(failed.kind()).isEqualTo(FailureKind.STATEMENT_TIMEOUT);
                            assertThat(failed.message())
                                    .startsWith("stand-in was ended after its timeout of 6s: ")
                                    .contains(
                                            "it left table _orders_new, trigger pt_osc_" + tenant);
                        });
        assertThat(OnlineToolStandIn.atWork()).isEmpty();
        leavesAloneUntilTidiedUp(tenant);
    }

    @Test
    void aToolThatIsKilledIsNotFollowedByAnother() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL);
        var attempt = begin(TOOLS.runner(HANGS, evidence, LONG), tenant, AttemptListener.NONE);
        awaitFile("hangs");

        OnlineToolStandIn.atWork().forEach(ProcessHandle::destroyForcibly);

        assertThat(attempt.get())
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::message)
                .asString()
                .startsWith("stand-in ended with exit code 137")
                .contains("DROP TABLE `_orders_new`");
        leavesAloneUntilTidiedUp(tenant);
    }

    private void leavesAloneUntilTidiedUp(String tenant) throws SQLException {
        var next = TOOLS.runner(COPIES, evidence, LONG);
        var remedy =
                List.of(
                        "DROP TRIGGER `pt_osc_%s_orders_del`".formatted(tenant),
                        "DROP TABLE `_orders_new`");
        assertThat(run(next, tenant, Plan.Direction.FORWARD, 2))
                .asInstanceOf(type(AttemptOutcome.Blocked.class))
                .extracting(AttemptOutcome.Blocked::by)
                .asString()
                .startsWith(
                        "an online schema change, which may still be at work (table _orders_new")
                .endsWith(String.join("; ", remedy));
        TENANTS.alter(tenant, remedy.toArray(String[]::new));
        assertThat(run(next, tenant, Plan.Direction.FORWARD, 3))
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
    }

    @Test
    void goesOnBehindAToolThatOutlivedItsNode() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL);
        var command = OnlineToolStandIn.command("stand-in", WAITS, evidence, LONG, null);
        var sql = plan.statements().getFirst().sql();
        var task = MariaDbTenants.DIALECT.onlineChanges().task(sql);
        var next = TOOLS.runner(COPIES, evidence, LONG);
        try (var orphan =
                TOOLS.tools(command, "root", null)
                        .start(
                                "stand-in",
                                new ToolTask(tenant, task.table(), task.alter()),
                                _ -> {})) {
            awaitFile("waits");

            assertThat(run(next, tenant, Plan.Direction.FORWARD, 1))
                    .isInstanceOf(AttemptOutcome.Blocked.class);
            Files.writeString(evidence.resolve("go"), "");
            assertThat(orphan.await(LONG)).hasValue(0);
        }

        assertThat(run(next, tenant, Plan.Direction.FORWARD, 3))
                .isEqualTo(new AttemptOutcome.Resumed(1));
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
    }

    @Test
    void anAttemptThatIsInterruptedEndsItsTool() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL);
        var runner = TOOLS.runner(HANGS, evidence, LONG);
        var attempt = new FutureTask<>(() -> run(runner, tenant));
        var thread = Thread.ofVirtual().start(attempt);
        awaitFile("hangs");

        thread.interrupt();

        assertThat(attempt.get())
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind)
                .isEqualTo(FailureKind.CANCELLED);
        assertThat(OnlineToolStandIn.atWork()).isEmpty();
    }

    @Test
    void anAttemptThatIsCalledOffEndsItsTool() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL);
        var listener =
                new AttemptListener() {
                    @Override
                    public boolean mayGoOn(int position, int total, Statement statement) {
                        return false;
                    }
                };

        assertThat(begin(TOOLS.runner(HANGS, evidence, LONG), tenant, listener).get())
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::message)
                .asString()
                .startsWith("called off: stand-in was ended; it left table _orders_new");
        assertThat(OnlineToolStandIn.atWork()).isEmpty();
    }

    @Test
    void aNewerAttemptEndsTheToolOfAnOlderOne() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL);
        var older = begin(TOOLS.runner(HANGS, evidence, LONG), tenant, AttemptListener.NONE);
        awaitFile("hangs");

        assertThat(run(TOOLS.runner(COPIES, evidence, LONG), tenant, Plan.Direction.FORWARD, 2))
                .asInstanceOf(type(AttemptOutcome.Blocked.class))
                .extracting(AttemptOutcome.Blocked::by)
                .asString()
                .contains("an online schema change");

        assertThat(older.get()).isInstanceOf(AttemptOutcome.Unknown.class);
        assertThat(OnlineToolStandIn.atWork()).isEmpty();
    }

    @Test
    void keepsTheTargetsLockForLongerThanAServerKeepsAnIdleSession() throws Exception {
        var tenant = TENANTS.create(ORDERS, FILL);
        var looks = new ConcurrentLinkedQueue<Boolean>();
        var listener =
                new AttemptListener() {
                    @Override
                    public boolean mayGoOn(int position, int total, Statement statement) {
                        if (looks.size() > 7) {
                            write(evidence.resolve("go"));
                        }
                        return looks.add(true);
                    }
                };

        assertThat(begin(TOOLS.runner(WAITS, evidence, LONG), tenant, listener).get())
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(looks).hasSizeGreaterThan(7);
    }

    @Test
    void handsThePasswordOverInAFileOrAVariableAndNothingElse() throws Exception {
        var password = "se#c\\r\"et";
        try (var admin = SERVER.connect()) {
            MariaDbTenants.execute(
                    admin, "CREATE USER IF NOT EXISTS osc IDENTIFIED BY 'se#c\\\\r\"et'");
            MariaDbTenants.execute(admin, "GRANT ALL PRIVILEGES ON *.* TO osc");
        }
        var tenant = TENANTS.create(ORDERS, FILL);
        var command = OnlineToolStandIn.command("stand-in", WAITS, evidence, LONG, null);
        var attempt = begin(TOOLS.runner(command, "osc", password), tenant, AttemptListener.NONE);
        awaitFile("waits");

        var tool = OnlineToolStandIn.atWork().toList();
        assertThat(tool).hasSize(1);
        var proc = Path.of("/proc", Long.toString(tool.getFirst().pid()));
        assertThat(Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1))
                .contains("--alter=", "D=" + tenant)
                .doesNotContain("se#c", "osc\0");
        assertThat(Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1))
                .doesNotContain("se#c");
        assertThat(Files.readAllLines(evidence.resolve("environment")))
                .containsExactlyInAnyOrder("PATH", "HOME", "LANG");
        assertThat(evidence.resolve("permissions")).hasContent("[OWNER_READ, OWNER_WRITE]");
        var folder = proc.resolve("cwd").toRealPath();
        Files.writeString(evidence.resolve("go"), "");
        assertThat(attempt.get()).isEqualTo(new AttemptOutcome.Applied());
        assertThat(folder).doesNotExist();

        var byVariable = OnlineToolStandIn.command("stand-in", COPIES, evidence, LONG, "MYSQL_PWD");
        assertThat(run(TOOLS.runner(byVariable, "root", ""), tenant, Plan.Direction.REVERT, 2))
                .isEqualTo(new AttemptOutcome.Applied());
        assertThat(Files.readAllLines(evidence.resolve("environment")))
                .containsExactlyInAnyOrder("PATH", "HOME", "LANG", "MYSQL_PWD");
    }

    @Test
    void refusesAToolThatIsNotThereBeforeItTouchesAnything() {
        var absent = OnlineToolStandIn.command("other", COPIES, evidence, LONG, null);

        assertThat(untouched(MariaDbTenants.RUNNER, "tenant"))
                .startsWith("statement 1: there is no tool 'stand-in' here: give its command");
        assertThat(untouched(TOOLS.runner(absent, "root", null), "tenant"))
                .contains("no tool 'stand-in' here (there are: other)");
    }

    @Test
    void refusesNamesThatAToolMightTakeForSomethingElse() {
        var runner = TOOLS.runner(COPIES, evidence, LONG);

        for (var name : List.of("a,h=elsewhere", "a b", "-x", "a'b", "a=b", "a`b", "ä", "a.b")) {
            assertThat(untouched(runner, name))
                    .startsWith("statement 1: a tool cannot safely be told the database '" + name);
        }
        var command = OnlineToolStandIn.command("stand-in", COPIES, evidence, LONG, null);
        assertThat(untouched(TOOLS.runner(command, "u,p=x", null), "tenant"))
                .contains("the user 'u,p=x'");
    }

    private static String untouched(PlanRunner runner, String schema) {
        var outcome =
                runner.run(
                        attempt(schema, Plan.Direction.FORWARD, 1),
                        () -> {
                            throw new AssertionError("nothing may be touched");
                        },
                        AttemptListener.NONE);
        return ((AttemptOutcome.Failed) outcome).message();
    }

    private static FutureTask<AttemptOutcome> begin(
            PlanRunner runner, String tenant, AttemptListener listener) {
        var attempt =
                new FutureTask<>(
                        () ->
                                runner.run(
                                        attempt(tenant, Plan.Direction.FORWARD, 1),
                                        SERVER::connect,
                                        listener));
        Thread.ofVirtual().start(attempt);
        return attempt;
    }

    private static AttemptOutcome run(PlanRunner runner, String tenant) {
        return run(runner, tenant, Plan.Direction.FORWARD, 1);
    }

    private static AttemptOutcome run(
            PlanRunner runner, String tenant, Plan.Direction direction, long epoch) {
        return runner.run(attempt(tenant, direction, epoch), SERVER::connect, AttemptListener.NONE);
    }

    private static Attempt attempt(String tenant, Plan.Direction direction, long epoch) {
        return MariaDbTenants.attempt(plan, tenant, direction, epoch);
    }

    private void awaitFile(String name) {
        OnlineTools.await(() -> Files.exists(evidence.resolve(name)));
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
