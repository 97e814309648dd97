package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attempts on MariaDB, where every statement about the schema commits by itself. */
class MariaDbAttemptTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final MariaDbTenants TENANTS = new MariaDbTenants(SERVER);

    private static final String USERS =
            "CREATE TABLE users (id int NOT NULL PRIMARY KEY, email varchar(100), note text)";
    private static final List<String> FROM = List.of(USERS);
    private static final List<String> TO =
            List.of(
                    "CREATE TABLE users (id int NOT NULL PRIMARY KEY, email varchar(100) NOT NULL,"
                            + " note text, phone varchar(20), KEY by_phone (phone))",
                    "CREATE TABLE calls (id int NOT NULL PRIMARY KEY, user int NOT NULL,"
                            + " CONSTRAINT calls_user FOREIGN KEY (user) REFERENCES users (id))",
                    "CREATE VIEW callers AS SELECT u.email FROM users u JOIN calls c ON c.user = u.id");

    private static Plan plan;

    @BeforeAll
    static void makePlan() throws SQLException {
        plan = TENANTS.plan(FROM, TO);
        assertThat(plan.statements()).hasSizeGreaterThan(2).noneMatch(Statement::transactional);
    }

    @Test
    void appliesAndReverts() throws SQLException {
        var tenant = TENANTS.create(USERS, "INSERT INTO users VALUES (1, 'a@b', 'kept')");

        assertThat(TENANTS.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
        assertThat(TENANTS.apply(plan, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());

        assertThat(TENANTS.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.from());
        assertThat(TENANTS.query("SELECT note FROM %s.users".formatted(tenant))).isEqualTo("kept");
    }

    @Test
    void goesOnAtEveryCheckpointInBothDirections() throws SQLException {
        for (var direction : Plan.Direction.values()) {
            var statements = plan.statements(direction);
            for (var done = 1; done < statements.size(); done++) {
                var tenant =
                        TENANTS.create(
                                (direction == Plan.Direction.FORWARD ? FROM : TO)
                                        .toArray(String[]::new));
                TENANTS.alter(
                        tenant,
                        statements.subList(0, done).stream()
                                .map(Statement::sql)
                                .toArray(String[]::new));

                assertThat(TENANTS.run(MariaDbTenants.attempt(plan, tenant, direction, 1)))
                        .isEqualTo(new AttemptOutcome.Resumed(done));
                assertThat(TENANTS.live(tenant)).isEqualTo(plan.end(direction));
            }
        }
    }

    @Test
    void renamesAtEveryCheckpointAndKeepsTheRows() throws SQLException {
        var before =
                List.of(
                        USERS,
                        "CREATE VIEW mails AS SELECT email FROM users",
                        "CREATE TRIGGER kept BEFORE UPDATE ON users FOR EACH ROW SET NEW.note = OLD.note");
        var after =
                List.of(
                        "CREATE TABLE customers (id int NOT NULL PRIMARY KEY, email varchar(100), remark text)",
                        "CREATE VIEW mails AS SELECT email FROM customers",
                        "CREATE TRIGGER kept BEFORE UPDATE ON customers FOR EACH ROW SET NEW.remark = OLD.remark");
        var renaming =
                TENANTS.plan(
                        before,
                        after,
                        List.of(
                                new Rename(Rename.Kind.TABLE, null, "users", "customers"),
                                new Rename(Rename.Kind.COLUMN, "customers", "note", "remark")));
        assertThat(renaming.statements()).hasSize(6);
        for (var done = 0; done < 6; done++) {
            var tenant = TENANTS.create(before.toArray(String[]::new));
            TENANTS.alter(tenant, "INSERT INTO users VALUES (1, 'a@b', 'kept')");
            TENANTS.alter(tenant, sql(renaming.statements().subList(0, done)));

            assertThat(TENANTS.apply(renaming, tenant))
                    .isEqualTo(
                            done == 0
                                    ? new AttemptOutcome.Applied()
                                    : new AttemptOutcome.Resumed(done));
            assertThat(TENANTS.live(tenant)).isEqualTo(renaming.to());
            TENANTS.alter(tenant, "UPDATE customers SET remark = 'changed'");
            assertThat(
                            TENANTS.query(
                                    "SELECT concat(m.email, c.remark) FROM %1$s.mails m, %1$s.customers c"
                                            .formatted(tenant)))
                    .isEqualTo("a@bkept");

            TENANTS.alter(tenant, sql(renaming.revert().subList(0, done)));
            assertThat(TENANTS.revert(renaming, tenant))
                    .isEqualTo(
                            done == 0
                                    ? new AttemptOutcome.Applied()
                                    : new AttemptOutcome.Resumed(done));
            assertThat(TENANTS.live(tenant)).isEqualTo(renaming.from());
            assertThat(TENANTS.query("SELECT note FROM %s.users".formatted(tenant)))
                    .isEqualTo("kept");
        }
    }

    private static String[] sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toArray(String[]::new);
    }

    @Test
    void leavesWhatHasDrifted() throws SQLException {
        var tenant = TENANTS.create(USERS, "CREATE INDEX by_hand ON users (email)");

        assertThat(TENANTS.apply(plan, tenant))
                .asInstanceOf(type(AttemptOutcome.Drifted.class))
                .extracting(AttemptOutcome.Drifted::live)
                .isEqualTo(TENANTS.live(tenant));
    }

    @Test
    void checksRowsBeforeTheFirstStatement() throws SQLException {
        var tenant = TENANTS.create(USERS, "INSERT INTO users (id) VALUES (1)");

        assertThat(TENANTS.apply(plan, tenant)).isInstanceOf(AttemptOutcome.CheckFailed.class);
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    @DisplayName("row 12: MySQL cannot do it online, refused unless allowed")
    void refusesToCopyATableThatIsTooLargeUntilThePlanSaysSo() throws SQLException {
        var text = "CREATE TABLE t (id int NOT NULL PRIMARY KEY, code varchar(20))";
        var number = "CREATE TABLE t (id int NOT NULL PRIMARY KEY, code int)";
        var copying = TENANTS.plan(List.of(text), List.of(number));
        var tenant = TENANTS.create(text);
        assertThat(copying.statements().getFirst().hazards())
                .anyMatch(hazard -> hazard.kind() == Hazard.Kind.REWRITE);

        assertThat(TENANTS.apply(copyingAtMost(copying, "1000"), tenant))
                .asInstanceOf(type(AttemptOutcome.CheckFailed.class))
                .extracting(outcome -> outcome.check().because())
                .asString()
                .contains("t is copied");
        assertThat(TENANTS.apply(copying, tenant)).isEqualTo(new AttemptOutcome.Applied());
    }

    private static Plan copyingAtMost(Plan plan, String bytes) {
        var checks =
                plan.checks().stream()
                        .map(
                                check ->
                                        new Check(
                                                check.sql().replace("10737418240", bytes),
                                                check.because()))
                        .toList();
        assertThat(checks).isNotEqualTo(plan.checks());
        return PlanFixture.sealed(
                new Plan(
                        plan.schema(),
                        plan.dialect(),
                        plan.from(),
                        plan.to(),
                        checks,
                        plan.statements(),
                        plan.revert(),
                        plan.findings(),
                        plan.digest()));
    }

    @Test
    void saysThatADatabaseIsGone() {
        assertThat(TENANTS.apply(plan, "nobody_has_this")).isInstanceOf(AttemptOutcome.Gone.class);
    }

    @Test
    void namesWhoKeepsATableLocked() throws SQLException {
        var tenant = TENANTS.create(USERS);
        try (var reader = SERVER.connect(tenant)) {
            reader.setAutoCommit(false);
            MariaDbTenants.execute(reader, "INSERT INTO users (id, email) VALUES (7, 'x')");
            MariaDbTenants.execute(reader, "SELECT * FROM users");
            var id = connectionOf(reader);

            assertThat(TENANTS.apply(plan, tenant))
                    .asInstanceOf(type(AttemptOutcome.Blocked.class))
                    .extracting(AttemptOutcome.Blocked::by)
                    .asString()
                    .contains("connection " + id + " of user");
            reader.rollback();
        }
        assertThat(TENANTS.apply(plan, tenant)).isInstanceOf(AttemptOutcome.Resumed.class);
    }

    @Test
    void endsAnOlderAttemptThatStandsStill() throws SQLException {
        var tenant = TENANTS.create(USERS);
        try (var forgotten = SERVER.connect()) {
            MariaDbTenants.DIALECT
                    .targetSessions()
                    .inOneTransaction(forgotten, claim(tenant, 1))
                    .open();

            assertThat(TENANTS.run(MariaDbTenants.attempt(plan, tenant, Plan.Direction.FORWARD, 2)))
                    .isEqualTo(new AttemptOutcome.Applied());
            assertThat(forgotten.isValid(1)).isFalse();
        }
    }

    @Test
    void leavesAnAttemptOfTheSameEpochAlone() throws SQLException {
        var tenant = TENANTS.create(USERS);
        try (var working = SERVER.connect();
                var session =
                        MariaDbTenants.DIALECT
                                .targetSessions()
                                .inOneTransaction(working, claim(tenant, 1))) {
            session.open();

            assertThat(TENANTS.apply(plan, tenant))
                    .asInstanceOf(type(AttemptOutcome.Blocked.class))
                    .extracting(AttemptOutcome.Blocked::by)
                    .asString()
                    .contains("holds the target's lock");
            assertThat(working.isValid(1)).isTrue();
        }
    }

    @Test
    void refusesAnOldEpoch() throws SQLException {
        var tenant = TENANTS.create(USERS);
        assertThat(TENANTS.run(MariaDbTenants.attempt(plan, tenant, Plan.Direction.FORWARD, 5)))
                .isEqualTo(new AttemptOutcome.Applied());

        assertThat(TENANTS.run(MariaDbTenants.attempt(plan, tenant, Plan.Direction.REVERT, 4)))
                .isEqualTo(new AttemptOutcome.Fenced(4));
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
    }

    @Test
    void leavesNoLockAndTheConnectionAsItCame() throws SQLException {
        var tenant = TENANTS.create(USERS);
        try (var connection = SERVER.connect()) {
            var before = settings(connection);
            var session =
                    MariaDbTenants.DIALECT
                            .targetSessions()
                            .inOneTransaction(connection, claim(tenant, 1));
            session.open();
            assertThat(settings(connection)).isNotEqualTo(before);
            session.close();

            assertThat(settings(connection)).isEqualTo(before);
            assertThat(connection.getAutoCommit()).isTrue();
            try (var other = SERVER.connect();
                    var next =
                            MariaDbTenants.DIALECT
                                    .targetSessions()
                                    .inOneTransaction(other, claim(tenant, 1))) {
                next.open();
            }
        }
    }

    @Test
    void keepsItsFenceInTheTenantsDatabaseWhereTheUserMayMakeNoOther() throws SQLException {
        var tenant = TENANTS.create(USERS);
        var user = "u" + tenant.substring(5, 20);
        TENANTS.query("SELECT 1");
        try (var admin = SERVER.connect()) {
            MariaDbTenants.execute(admin, "CREATE USER %s IDENTIFIED BY 'secret'".formatted(user));
            MariaDbTenants.execute(
                    admin, "GRANT ALL PRIVILEGES ON %s.* TO %s".formatted(tenant, user));
            var url =
                    SERVER.url()
                            .replaceFirst("user=[^&]*", "user=%s&password=secret".formatted(user));
            var attempt = MariaDbTenants.attempt(plan, tenant, Plan.Direction.FORWARD, 3);

            assertThat(
                            MariaDbTenants.RUNNER.run(
                                    attempt,
                                    () -> DriverManager.getConnection(url),
                                    AttemptListener.NONE))
                    .isEqualTo(new AttemptOutcome.Applied());
            assertThat(TENANTS.query("SELECT epoch FROM %s._flotilla_fence".formatted(tenant)))
                    .isEqualTo("3");
            assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
            MariaDbTenants.execute(admin, "DROP USER " + user);
        }
    }

    @Test
    void changesRowsInBatchesAndKnowsHowFarItCame() throws SQLException {
        var backfill =
                TENANTS.edited(
                        plan,
                        FROM,
                        statements ->
                                Stream.concat(
                                                statements.stream(),
                                                Stream.of(
                                                        new Statement(
                                                                "-- flotilla:batch rows=10\n"
                                                                        + "UPDATE users SET phone = concat('+', id) WHERE phone IS NULL",
                                                                true,
                                                                false,
                                                                List.of(),
                                                                null)))
                                        .toList());
        var tenant = TENANTS.create(USERS);
        TENANTS.alter(tenant, "INSERT INTO users (id, email) SELECT seq, 'x' FROM seq_1_to_37");

        assertThat(TENANTS.apply(backfill, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(
                        TENANTS.query(
                                "SELECT count(*) FROM %s.users WHERE phone = concat('+', id)"
                                        .formatted(tenant)))
                .isEqualTo("37");
        assertThat(
                        TENANTS.query(
                                "SELECT statements_done FROM %s._flotilla_ledger"
                                        .formatted(tenant)))
                .isEqualTo(String.valueOf(backfill.statements().size()));
        assertThat(TENANTS.apply(backfill, tenant)).isEqualTo(new AttemptOutcome.AlreadyThere());
    }

    @Test
    void settlesAStatementWhoseConnectionWasCut() throws SQLException {
        var tenant = TENANTS.create(USERS, "INSERT INTO users VALUES (1, 'a@b', 'kept')");
        var outcomes = new ArrayList<AttemptOutcome>();
        var listener =
                new AttemptListener() {
                    @Override
                    public void statementStarting(int position, int total, Statement statement) {
                        if (position == 2) {
                            killOwn(tenant);
                        }
                    }
                };
        outcomes.add(
                MariaDbTenants.RUNNER.run(
                        MariaDbTenants.attempt(plan, tenant, Plan.Direction.FORWARD, 1),
                        SERVER::connect,
                        listener));

        assertThat(outcomes.getFirst()).isInstanceOf(AttemptOutcome.Unknown.class);
        assertThat(TENANTS.run(MariaDbTenants.attempt(plan, tenant, Plan.Direction.FORWARD, 2)))
                .isEqualTo(new AttemptOutcome.Resumed(1));
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
    }

    private static void killOwn(String tenant) {
        try {
            var id =
                    TENANTS.query(
                            "SELECT holder FROM flotilla.fence WHERE schema_name = '%s'"
                                    .formatted(tenant));
            try (var admin = SERVER.connect()) {
                MariaDbTenants.execute(admin, "KILL " + id);
            }
            TENANTS.await(
                    "SELECT count(*) = 0 FROM information_schema.processlist WHERE id = " + id);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void endsAStatementThatTakesTooLong() throws SQLException {
        var slow =
                TENANTS.edited(
                        plan,
                        FROM,
                        statements ->
                                Stream.concat(
                                                statements.stream(),
                                                Stream.of(
                                                        new Statement(
                                                                "UPDATE users SET note = sleep(60) WHERE id = 1",
                                                                true,
                                                                false,
                                                                List.of(),
                                                                null)))
                                        .toList());
        var tenant = TENANTS.create(USERS, "INSERT INTO users VALUES (1, 'a@b', 'kept')");
        var attempt =
                new Attempt(
                        tenant,
                        slow,
                        Plan.Direction.FORWARD,
                        1,
                        "test",
                        new Attempt.Timeouts(Duration.ofSeconds(1), Duration.ofMillis(1_500)));

        assertThat(TENANTS.run(attempt))
                .asInstanceOf(type(AttemptOutcome.Failed.class))
                .extracting(AttemptOutcome.Failed::kind)
                .isEqualTo(FailureKind.STATEMENT_TIMEOUT);
    }

    private static TargetClaim claim(String database, long epoch) {
        return new TargetClaim(
                database, epoch, "test", Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    private static String connectionOf(Connection connection) throws SQLException {
        return one(connection, "SELECT connection_id()");
    }

    private static String settings(Connection connection) throws SQLException {
        return one(
                connection,
                "SELECT concat_ws(' ', @@lock_wait_timeout, @@innodb_lock_wait_timeout,"
                        + " @@wait_timeout, @@max_statement_time, @@transaction_isolation)");
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
