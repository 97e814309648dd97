package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says of a changed type is what the server does. */
class ColumnTypeChangesTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");

    private static final String TYPES =
            """
            CREATE DOMAIN plain AS text;
            CREATE DOMAIN strict AS text CHECK (VALUE <> '');
            CREATE DOMAIN needed AS text NOT NULL;
            CREATE TYPE mood AS ENUM ('sad', 'ok');
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

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "integer | bigint | true",
                "bigint | integer | true",
                "integer | numeric(10,2) | true",
                "varchar(10) | varchar(20) | false",
                "varchar(10) | varchar | false",
                "varchar(20) | varchar(10) | true",
                "varchar(10) | text | false",
                "text | varchar | false",
                "text | varchar(10) | true",
                "char(5) | text | true",
                "char(5) | char(8) | true",
                "numeric(10,2) | numeric(12,2) | false",
                "numeric(10,2) | numeric | false",
                "numeric(10,2) | numeric(12,3) | true",
                "numeric | numeric(12,3) | true",
                "timestamp(3) | timestamp(6) | false",
                "timestamp(3) | timestamp | false",
                "timestamp | timestamp(3) | true",
                "timestamptz(3) | timestamptz | false",
                "time(3) | time | false",
                "bit varying(3) | bit varying(5) | false",
                "bit(3) | bit(5) | true",
                "cidr | inet | false",
                "inet | cidr | true",
                "json | jsonb | true",
                "text | integer | true",
                "text | uuid | true",
                "text | mood | true",
                "mood | text | true",
                "text | plain | false",
                "plain | text | false",
                "strict | text | false",
                "text | strict | true",
                "text | needed | true",
                "varchar(10) | plain | false",
                "date | timestamp | true",
                "integer | oid | false",
                "xml | text | false",
                "integer[] | bigint[] | true",
                "varchar(10)[] | varchar(20)[] | true",
            })
    void saysWhetherTheTableIsWrittenAnew(String from, String to, boolean rewrites)
            throws SQLException {
        var before = table(from);
        var after = table(to);

        var plan =
                new Planner(POSTGRES)
                        .plan(
                                "test",
                                before,
                                after,
                                PlanPolicy.DEFAULT.allowingDrops(),
                                connection);

        assertThat(plan.statements().stream().anyMatch(ColumnTypeChangesTest::saysRewrite))
                .isEqualTo(rewrites);
        assertThat(isRewritten(from, plan)).isEqualTo(rewrites);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jsonb[] | integer",
                "uuid | bigint",
                "bytea | integer",
                "timestamp | integer",
                "date | boolean",
                "inet | numeric",
                "interval | bigint",
                "boolean | timestamptz",
                "point | text[]",
            })
    void refusesACastThatIsNone(String from, String to) throws SQLException {
        var before = table(from);
        var after = table(to);

        assertThatThrownBy(
                        () ->
                                new Planner(POSTGRES)
                                        .plan(
                                                "test",
                                                before,
                                                after,
                                                PlanPolicy.DEFAULT,
                                                connection))
                .asInstanceOf(type(PlanRefused.class))
                .extracting(PlanRefused::reasons)
                .asInstanceOf(list(String.class))
                .singleElement()
                .asString()
                .startsWith("t.c: there is no cast from ")
                .contains("add a column of the new type", "USING");
    }

    @ParameterizedTest(name = "''{2}'' as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "text | integer | 17 | true",
                "text | integer | -017 | true",
                "text | integer | 2147483648 | false",
                "text | integer | 1.5 | false",
                "text | integer | x | false",
                "text | bigint | 2147483648 | true",
                "text | numeric | 1.5e3 | true",
                "text | numeric | .5 | true",
                "text | numeric | 1,5 | false",
                "text | numeric(3,1) | 1000 | false",
                "text | double precision | nan | true",
                "text | boolean | yes | true",
                "text | boolean | maybe | false",
                "text | uuid | {a0eebc99-9c0b4ef8-bb6d6bb9-bd380a11} | true",
                "text | uuid | a0eebc99 | false",
                "text | mood | ok | true",
                "text | mood | OK | false",
                "varchar(9) | varchar(3) | abcd | false",
                "bigint | integer | 2147483648 | false",
            })
    void checksEveryValueBeforeItIsCast(String from, String to, String value, boolean fits)
            throws SQLException {
        var plan =
                new Planner(POSTGRES)
                        .plan("test", table(from), table(to), PlanPolicy.DEFAULT, connection);

        try (var scratch = POSTGRES.scratchSchemas().open(connection)) {
            scratch.execute(ddl(from));
            scratch.execute("INSERT INTO t VALUES ('%s')".formatted(value));
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(plan.checks().getFirst().sql())) {
                row.next();
                assertThat(row.getBoolean(1)).isEqualTo(fits);
            }
            var casts = true;
            try {
                scratch.execute(plan.statements().getFirst().sql());
            } catch (SQLException e) {
                casts = false;
            }
            assertThat(casts).isEqualTo(fits);
        }
    }

    private static boolean saysRewrite(Statement statement) {
        return statement.hazards().stream()
                .anyMatch(hazard -> hazard.kind() == Hazard.Kind.REWRITE);
    }

    private boolean isRewritten(String type, Plan plan) throws SQLException {
        try (var scratch = POSTGRES.scratchSchemas().open(connection)) {
            scratch.execute(ddl(type));
            var before = storage();
            for (var statement : plan.statements()) {
                scratch.execute(statement.sql());
            }
            return !Objects.equals(before, storage());
        }
    }

    private String storage() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_relation_filenode('t')")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private Schema table(String type) throws SQLException {
        return new Rehearsal(POSTGRES, connection).load(ddl(type));
    }

    private static String ddl(String type) {
        return TYPES + "CREATE TABLE t (c %s)".formatted(type);
    }
}
