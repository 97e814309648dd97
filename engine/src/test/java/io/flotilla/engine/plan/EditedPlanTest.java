package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Statement.Batch;
import io.flotilla.engine.plan.Statement.Data;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that people have changed: what may be in them, and what they have to say of rows. */
class EditedPlanTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");

    private static final String FROM =
            """
            CREATE SEQUENCE ticket;
            CREATE TABLE parent (id int PRIMARY KEY);
            CREATE TABLE users (id bigint PRIMARY KEY, name text, age int NOT NULL,
                parent int REFERENCES parent);
            """;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = SERVER.borrow();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "COMMIT | COMMIT is not a plan's to say",
                "begin | transactions|",
                "SAVEPOINT a | SAVEPOINT A is not a plan's to say",
                "SET search_path TO public | SET SEARCH_PATH would change the session",
                "SET LOCAL ROLE admin | SET LOCAL would change the session",
                "SELECT set_config('search_path', 'public', false) | set_config would change",
                "RESET ALL | RESET ALL would change the session",
                "UPDATE other.users SET age = 1 | names the schema other",
                "UPDATE users SET age = 1 WHERE id IN (SELECT id FROM other.t) | names the schema other",
                "INSERT INTO other.t SELECT id FROM users | names the schema other",
                "DELETE FROM users USING other.t WHERE t.id = users.id | names the schema other",
                "WITH w AS (SELECT id FROM other.t) SELECT id FROM w | names the schema other",
                "ALTER TABLE other.users ADD a int | names the schema other",
                "CREATE TABLE other.t (a int) | names the schema other",
                "DROP TABLE other.t | names the schema other",
                "ALTER TABLE users SET SCHEMA other | take the object away from the tenant",
                "ALTER TABLE users OWNER TO other | take the object away from the tenant",
                "CREATE SCHEMA other | CREATE SCHEMA is not of one tenant's schema",
                "CREATE EXTENSION citext | CREATE EXTENSION is not of one tenant's schema",
                "ALTER SYSTEM SET fsync = off | ALTER SYSTEM is not of one tenant's schema",
                "DROP OWNED BY me | DROP OWNED is not of one tenant's schema",
                "CREATE TEMP TABLE t (a int) | CREATE TEMP is not of one tenant's schema",
                "TRUNCATE users | TRUNCATE locks out every reader",
                "DO $$ BEGIN END $$ | DO runs code that nobody can read",
                "CALL work() | CALL runs code that nobody can read",
                "COPY users FROM '/etc/passwd' | COPY USERS cannot be part of a plan",
                "VACUUM users | VACUUM USERS cannot be part of a plan",
                "LOCK users | LOCK USERS cannot be part of a plan",
                "UPDATE users SET age = 1; DROP TABLE users | it is 2 statements",
                "'' | it is no SQL statement",
            })
    void refusesWhatIsNoPlansToDo(String sql, String reason) throws SQLException {
        var schema = load(FROM);

        assertThatThrownBy(() -> prove(schema, schema, List.of(statement(sql)), List.of()))
                .asInstanceOf(type(PlanNotProven.class))
                .satisfies(
                        refused -> {
                            assertThat(refused.statement()).isEqualTo(1);
                            assertThat(refused.direction()).isEqualTo(Plan.Direction.FORWARD);
                            assertThat(refused)
                                    .hasMessageContaining(reason.replace("transactions", "BEGIN"));
                        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rows=10 ; UPDATE users SET age = 1 | it has no WHERE",
                "rows=10 ; UPDATE users SET age = 1 FROM parent WHERE users.parent = parent.id | it has FROM",
                "rows=10 ; UPDATE users SET age = 1 WHERE age = 0 RETURNING id | it has RETURNING",
                "rows=10 ; WITH w AS (SELECT 1) UPDATE users SET age = 1 WHERE age = 0 | it has WITH",
                "rows=10 ; DELETE FROM users USING parent WHERE users.parent = parent.id | it has USING",
                "rows=10 ; INSERT INTO parent SELECT 1 | it is no UPDATE and no DELETE",
                "rows=10 ; ALTER TABLE users ADD a int | it is no UPDATE and no DELETE",
                "rows=0 ; UPDATE users SET age = 1 WHERE age = 0 | does not understand",
                "pause=1s ; UPDATE users SET age = 1 WHERE age = 0 | does not say how many rows",
                "rows=10 pause=soon ; UPDATE users SET age = 1 WHERE age = 0 | is no pause",
                "size=10 ; UPDATE users SET age = 1 WHERE age = 0 | does not understand",
                "rows=10 ; UPDATE users SET age = age + 1 WHERE age > 0 | would never end",
            })
    void refusesBatchesItCannotRun(String edited, String reason) throws SQLException {
        var schema = load(FROM);
        var sql = "-- flotilla:batch " + edited.replaceFirst(" *; *", "\n");

        assertThatThrownBy(() -> prove(schema, schema, List.of(statement(sql)), List.of()))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining(reason);
    }

    @Test
    void saysWhatStatementsDoToRows() throws SQLException {
        var schema = load(FROM);
        var batch = "-- flotilla:batch rows=500 pause=2s\nDELETE FROM users WHERE age = 0";

        var plan =
                prove(
                        schema,
                        schema,
                        List.of(
                                statement("UPDATE \"users\" SET age = 1"),
                                statement(batch),
                                statement("INSERT INTO parent VALUES (100)"),
                                statement("SELECT setval('ticket', 1)"),
                                statement("ANALYZE users")),
                        List.of());

        assertThat(plan.statements())
                .extracting(Statement::data)
                .containsExactly(
                        new Data(null),
                        new Data(new Batch(500, 2000)),
                        new Data(null),
                        new Data(null),
                        new Data(null));
        assertThat(plan.statements().get(1).losesData()).isTrue();
        assertThat(plan.statements().get(1).transactional()).isFalse();
        assertThat(plan.statements().get(1).hazards())
                .extracting(Hazard::kind)
                .containsExactly(Hazard.Kind.LOCK, Hazard.Kind.DATA_LOSS);
        assertThat(plan.statements())
                .allSatisfy(it -> assertThat(it.reaches()).isEqualTo(plan.to()));
        assertThat(PlanFile.write(plan)).contains("batch:\n      rows: 500\n      pause: 2000ms");
        assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
        assertThat(proveAgain(plan, schema)).isEqualTo(plan);
    }

    @Test
    void warnsOfRowsChangedUnderAStrongLock() throws SQLException {
        var from = load(FROM);
        var to = load(FROM + "ALTER TABLE users ADD COLUMN seen int");
        var lock = new Hazard(Hazard.Kind.LOCK, "users", "ACCESS EXCLUSIVE", true, "");
        var add =
                new Statement(
                        "ALTER TABLE users ADD COLUMN seen int", true, false, List.of(lock), null);
        var alone = new Statement("UPDATE users SET age = 1", false, false, List.of(), null);

        assertThat(
                        prove(
                                        from,
                                        to,
                                        List.of(add, statement("UPDATE users SET age = 1")),
                                        List.of())
                                .findings())
                .singleElement()
                .asString()
                .contains("transactional: false");
        assertThat(prove(from, to, List.of(add, alone), List.of()).findings()).isEmpty();
    }

    @Test
    void refusesAStatementThatTakesRowsAndDoesNotSaySo() throws SQLException {
        var from = load(FROM);

        assertThatThrownBy(
                        () ->
                                prove(
                                        from,
                                        from,
                                        List.of(
                                                statement("ALTER TABLE users DROP COLUMN name"),
                                                statement(
                                                        "ALTER TABLE users ADD COLUMN name text")),
                                        List.of()))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining("statement 1 of the plan takes the values of users.name");
        assertThatThrownBy(
                        () ->
                                prove(
                                        from,
                                        from,
                                        List.of(
                                                statement("DROP TABLE users"),
                                                statement(
                                                        FROM.substring(
                                                                FROM.indexOf(
                                                                        "CREATE TABLE users")))),
                                        List.of()))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining("takes table users with its rows");
        assertThatThrownBy(
                        () ->
                                prove(
                                        from,
                                        from,
                                        List.of(
                                                statement(
                                                        "ALTER TABLE users ALTER name TYPE text USING 'x'")),
                                        List.of()))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining("writes table users anew and does not say so");
    }

    @Test
    void acceptsWhatTheStatementSays() throws SQLException {
        var from = load(FROM);
        var rewrite = new Hazard(Hazard.Kind.REWRITE, "users", null, false, "");

        var plan =
                prove(
                        from,
                        from,
                        List.of(
                                new Statement(
                                        "ALTER TABLE users DROP COLUMN name",
                                        true,
                                        true,
                                        List.of(),
                                        null),
                                statement("ALTER TABLE users ADD COLUMN name text"),
                                new Statement(
                                        "ALTER TABLE users ALTER name TYPE text USING 'x'",
                                        true,
                                        false,
                                        List.of(rewrite),
                                        null)),
                        List.of());

        assertThat(plan.statements()).hasSize(3);
    }

    @Test
    void looksAtTheWayBackToo() throws SQLException {
        var from = load(FROM);
        var to = load(FROM + "ALTER TABLE users ADD COLUMN seen int");

        assertThatThrownBy(
                        () ->
                                prove(
                                        from,
                                        to,
                                        List.of(statement("ALTER TABLE users ADD COLUMN seen int")),
                                        List.of(statement("ALTER TABLE users DROP COLUMN seen"))))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining("statement 1 of its revert takes the values of users.seen");
    }

    @Test
    void followsATableThroughANewName() throws SQLException {
        var from = load(FROM);

        var plan =
                prove(
                        from,
                        from,
                        List.of(
                                statement("ALTER TABLE users RENAME TO people"),
                                statement("ALTER TABLE people RENAME COLUMN name TO title"),
                                statement("ALTER TABLE people RENAME COLUMN title TO name"),
                                statement("ALTER TABLE people RENAME TO users")),
                        List.of());

        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void findsWhatFailsOnlyWhereThereAreRows() throws SQLException {
        var from = load(FROM);
        var to = load(FROM + "ALTER TABLE users ADD COLUMN seen int NOT NULL");
        var sql = "ALTER TABLE users ADD COLUMN seen int NOT NULL";

        assertThat(prove(from, to, List.of(statement(sql)), List.of()).findings())
                .singleElement()
                .asString()
                .startsWith("proof: statement 1 of the plan fails where there are rows")
                .contains("contains null values");
    }

    @Test
    void showsAsSqlWhatIsMissingWhereRowsChangeToo() throws SQLException {
        var from = load(FROM);
        var to = load(FROM + "ALTER TABLE users ADD COLUMN seen int");

        assertThatThrownBy(
                        () ->
                                prove(
                                        from,
                                        to,
                                        List.of(statement("UPDATE users SET age = 1")),
                                        List.of()))
                .asInstanceOf(type(PlanNotProven.class))
                .extracting(PlanNotProven::difference)
                .isEqualTo("ALTER TABLE users ADD COLUMN seen integer;\n");
    }

    @Test
    void refusesAStatementThatIsAboutBoth() throws SQLException {
        var from = load(FROM);
        var to = load(FROM + "CREATE TABLE copy (id bigint)");

        assertThatThrownBy(
                        () ->
                                prove(
                                        from,
                                        to,
                                        List.of(statement("SELECT id INTO copy FROM users")),
                                        List.of()))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining("is about rows and changes the schema as well");
    }

    private static Statement statement(String sql) {
        return new Statement(sql, true, false, List.of(), null);
    }

    private Plan prove(Schema from, Schema to, List<Statement> statements, List<Statement> revert)
            throws SQLException {
        var plan =
                new Plan(
                        "test",
                        "postgres",
                        Fingerprinter.fingerprint(from),
                        Fingerprinter.fingerprint(to),
                        List.of(),
                        statements,
                        revert,
                        List.of(),
                        PlanFile.UNSEALED);
        return new Prover(POSTGRES).prove(plan, from, to, connection);
    }

    private Plan proveAgain(Plan plan, Schema schema) throws SQLException {
        var edited = PlanFile.readEdited(PlanFile.write(plan));
        return new Prover(POSTGRES).prove(edited, schema, schema, connection);
    }

    private Schema load(String sql) throws SQLException {
        return new Rehearsal(POSTGRES, connection).load(sql);
    }
}
