package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.FaultProxy;
import io.flotilla.engine.testing.MariaDbServer;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Connections that are cut before every statement, behind it, and while a table is copied, in both
 * directions; the server's general log is the witness. {@code -Dcuts.targets=200} for more targets.
 */
class MariaDbCutsTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final MariaDbTenants TENANTS = new MariaDbTenants(SERVER);
    private static final int TARGETS = Integer.getInteger("cuts.targets", 36);
    private static final int MOST_ATTEMPTS = 5;

    private static final String ORDERS =
            "CREATE TABLE orders (id int NOT NULL PRIMARY KEY, code varchar(20), state char(10))";
    private static final String LINES =
            "CREATE TABLE order_lines (id int NOT NULL PRIMARY KEY, order_id int NOT NULL)";
    private static final List<String> FROM = List.of(ORDERS, LINES);

    /** The type of code takes a copy of the table. */
    private static final List<String> TO =
            List.of(
                    "CREATE TABLE orders (id int NOT NULL PRIMARY KEY, code int, state char(10))",
                    "CREATE TABLE order_lines (id int NOT NULL PRIMARY KEY, order_id int NOT NULL,"
                            + " note text, KEY by_order (order_id))",
                    "CREATE TABLE returns (id int NOT NULL PRIMARY KEY)",
                    "CREATE VIEW open_orders AS SELECT id, code FROM orders",
                    "CREATE TRIGGER keep AFTER DELETE ON orders FOR EACH ROW"
                            + " INSERT IGNORE INTO returns VALUES (OLD.id)");

    private static Plan plan;

    /** Where an attempt is cut. */
    private enum Cut {
        BEFORE,
        BEHIND
    }

    @BeforeAll
    static void makePlanAndWatch() throws SQLException {
        plan = TENANTS.plan(FROM, TO);
        assertThat(plan.statements()).hasSize(5);
        assertThat(plan.revert()).hasSize(5);
        try (var admin = SERVER.connect()) {
            MariaDbTenants.execute(admin, "SET GLOBAL log_output = 'TABLE'");
            MariaDbTenants.execute(admin, "SET GLOBAL general_log = 1");
        }
    }

    @AfterAll
    static void watchNoMore() throws SQLException {
        try (var admin = SERVER.connect()) {
            MariaDbTenants.execute(admin, "SET GLOBAL general_log = 0");
        }
    }

    @Test
    @DisplayName("row 11: MySQL plan applied half way, cut at every statement")
    void everyTargetEndsWhereItShouldWithEveryStatementOnce() throws Exception {
        var cut = new HashMap<String, Integer>();
        try (var proxy = FaultProxy.before(SERVER.url().substring(0, SERVER.url().indexOf('?')))) {
            for (var i = 0; i < TARGETS; i++) {
                var direction = Plan.Direction.values()[i % 2];
                var position = i / 2 % 5;
                var when = Cut.values()[i / 10 % 2];
                cut.merge(attempt(proxy, direction, position, when), 1, Integer::sum);
            }
        }
        System.out.println("first attempts on %d targets: %s".formatted(TARGETS, cut));
        assertThat(cut).containsKey("Unknown");
    }

    /** How the first attempt ended; later ones end it well. */
    private static String attempt(
            FaultProxy proxy, Plan.Direction direction, int position, Cut when)
            throws SQLException, IOException {
        var state = direction == Plan.Direction.FORWARD ? FROM : TO;
        var tenant = TENANTS.create(state.toArray(String[]::new));
        TENANTS.alter(tenant, "INSERT INTO orders SELECT seq, seq, 'open' FROM seq_1_to_2000");
        var statement = plan.statements(direction).get(position);
        proxy.pass();
        switch (when) {
            case BEFORE -> proxy.loseMessage(statement.sql());
            case BEHIND -> proxy.loseAnswerTo(statement.sql());
        }
        var outcomes = new ArrayList<AttemptOutcome>();
        for (var epoch = 1; epoch <= MOST_ATTEMPTS && !isDone(outcomes); epoch++) {
            outcomes.add(
                    MariaDbTenants.RUNNER.run(
                            MariaDbTenants.attempt(plan, tenant, direction, epoch),
                            () -> DriverManager.getConnection(proxy.through(SERVER.url())),
                            AttemptListener.NONE));
            proxy.pass();
        }
        assertThat(TENANTS.live(tenant)).as("%s", outcomes).isEqualTo(plan.end(direction));
        assertThat(outcomes.getFirst())
                .as("%s", outcomes)
                .isInstanceOf(AttemptOutcome.Unknown.class);
        assertThat(runs(tenant, plan.statements(direction)))
                .as("%s, cut %s statement %d", tenant, when, position + 1)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        return outcomes.getFirst().getClass().getSimpleName();
    }

    private static boolean isDone(List<AttemptOutcome> outcomes) {
        return !outcomes.isEmpty()
                && (outcomes.getLast() instanceof AttemptOutcome.Applied
                        || outcomes.getLast() instanceof AttemptOutcome.AlreadyThere
                        || outcomes.getLast() instanceof AttemptOutcome.Resumed);
    }

    /** How often the server was asked for each statement. */
    private static Map<String, Integer> runs(String tenant, List<Statement> statements)
            throws SQLException {
        var runs = new HashMap<String, Integer>();
        try (var connection = SERVER.connect();
                var query =
                        connection.prepareStatement(
                                "SELECT count(*) FROM mysql.general_log WHERE argument = ?")) {
            for (var statement : statements) {
                query.setString(1, "/* flotilla %s */ %s".formatted(tenant, statement.sql()));
                try (var rows = query.executeQuery()) {
                    rows.next();
                    runs.put(statement.sql(), rows.getInt(1));
                }
            }
        }
        return runs;
    }

    @Test
    @DisplayName("row 11: MySQL plan applied half way, cut while a table is copied")
    void anOrphanThatCopiesATableIsEndedByTheNextAttempt() throws Exception {
        var tenant = TENANTS.create(FROM.toArray(String[]::new));
        TENANTS.alter(tenant, "INSERT INTO orders SELECT seq, seq, 'open' FROM seq_1_to_400000");
        var copies =
                "SELECT count(*) FROM information_schema.processlist WHERE state = 'copy to tmp table'"
                        + " AND info LIKE '/* flotilla %s */%%'".formatted(tenant);
        try (var proxy = FaultProxy.before(SERVER.url().substring(0, SERVER.url().indexOf('?')));
                var executor = Executors.newSingleThreadExecutor()) {
            var first =
                    executor.submit(
                            () ->
                                    MariaDbTenants.RUNNER.run(
                                            attempt(tenant, 1),
                                            () ->
                                                    DriverManager.getConnection(
                                                            proxy.through(SERVER.url())),
                                            AttemptListener.NONE));
            TENANTS.await(copies);
            proxy.refuse();
            assertThat(first.get()).isInstanceOf(AttemptOutcome.Unknown.class);
            assertThat(TENANTS.query(copies)).as("the server goes on").isEqualTo("1");
        }
        var outcomes = new ArrayList<AttemptOutcome>();
        for (var epoch = 2; epoch < MOST_ATTEMPTS && !isDone(outcomes); epoch++) {
            outcomes.add(TENANTS.run(attempt(tenant, epoch)));
        }
        assertThat(TENANTS.live(tenant)).as("%s", outcomes).isEqualTo(plan.to());
        var kept = "SELECT count(*) FROM %s.orders WHERE code = id".formatted(tenant);
        assertThat(TENANTS.query(kept)).isEqualTo("400000");
    }

    private static Attempt attempt(String tenant, long epoch) {
        return MariaDbTenants.attempt(plan, tenant, Plan.Direction.FORWARD, epoch);
    }
}
