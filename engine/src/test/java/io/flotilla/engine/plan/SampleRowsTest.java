package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.SampleRows.Sample;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of a proof: in every table one fits into, and nothing else happens. */
class SampleRowsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = SERVER.borrow();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void fillsTablesOfEveryShape() throws SQLException {
        assertThat(
                        rows(
                                """
                                CREATE TYPE mood AS ENUM ('sad', 'ok');
                                CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%' OR VALUE = 'none');
                                CREATE TABLE "Order" (id int PRIMARY KEY, "select" text UNIQUE);
                                CREATE TABLE kinds (a smallint, b bigint, c numeric(4,2), d numeric(2,2),
                                    e real, f bool, g date, h timestamptz(3), i time, j interval,
                                    k uuid, l bytea, m json, n jsonb, o inet, p cidr, q macaddr,
                                    r bit(3), s bit varying(5), t char(2), u varchar(1), v mood,
                                    w mood[], x text[], y int[], z int4range, aa xml, bb point,
                                    cc email, dd "char", ee tsvector, ff oid);
                                CREATE TABLE identities (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                                    doubled int GENERATED ALWAYS AS (id * 2) STORED,
                                    serial_number serial);
                                CREATE TABLE line (id bigint PRIMARY KEY, identity int NOT NULL
                                    REFERENCES identities, parent bigint REFERENCES line,
                                    state text NOT NULL CHECK (state IN ('open', 'done')));
                                CREATE TABLE flags (flag bool UNIQUE);
                                CREATE TABLE nothing ();
                                """))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "Order",
                                2,
                                "kinds",
                                2,
                                "identities",
                                2,
                                "line",
                                2,
                                "flags",
                                2,
                                "nothing",
                                2));
    }

    @Test
    void leavesATableEmptyThatNoRowFitsInto() throws SQLException {
        assertThat(
                        rows(
                                """
                                CREATE TABLE strict (a text NOT NULL CHECK (length(a) = 77));
                                CREATE TABLE easy (a text CHECK (length(a) = 77));
                                CREATE TABLE child (a int REFERENCES other, b int NOT NULL);
                                """
                                        .replace(" REFERENCES other", "")))
                .isEqualTo(Map.of("strict", 0, "easy", 2, "child", 2));
    }

    @Test
    void fillsTablesThatReferenceEachOther() throws SQLException {
        assertThat(
                        rows(
                                """
                                CREATE TABLE a (id int PRIMARY KEY, b int);
                                CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
                                ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
                                """))
                .isEqualTo(Map.of("a", 2, "b", 2));
    }

    @Test
    void fillsPartitions() throws SQLException {
        assertThat(
                        rows(
                                """
                                CREATE TABLE part (id int NOT NULL) PARTITION BY RANGE (id);
                                CREATE TABLE part_low PARTITION OF part FOR VALUES FROM (0) TO (2);
                                CREATE TABLE part_rest PARTITION OF part DEFAULT;
                                """))
                .isEqualTo(Map.of("part_low", 1, "part_rest", 1));
    }

    @Test
    void putsNothingIntoTablesOfAnotherServer() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS postgres_fdw");
            statement.execute(
                    "CREATE SERVER IF NOT EXISTS nowhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1')");
        }
        assertThat(
                        rows(
                                """
                                CREATE FOREIGN TABLE far (id int) SERVER nowhere;
                                CREATE TABLE part (id int NOT NULL) PARTITION BY RANGE (id);
                                CREATE FOREIGN TABLE part_low PARTITION OF part
                                    FOR VALUES FROM (0) TO (2) SERVER nowhere;
                                CREATE TABLE part_rest PARTITION OF part DEFAULT;
                                CREATE TABLE near (id int);
                                """))
                .isEqualTo(Map.of("part_rest", 1, "near", 2));
    }

    @Test
    void runsNoTrigger() throws SQLException {
        assertThat(
                        rows(
                                """
                                CREATE TABLE witness (a int);
                                CREATE TABLE watched (a int);
                                CREATE TABLE partly (a int);
                                """,
                                """
                                CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$
                                BEGIN INSERT INTO witness VALUES (1), (2), (3); RETURN NEW; END $$;
                                CREATE TRIGGER see AFTER INSERT ON watched
                                    FOR EACH ROW EXECUTE FUNCTION see();
                                CREATE TRIGGER see AFTER INSERT ON partly
                                    FOR EACH ROW EXECUTE FUNCTION see();
                                ALTER TABLE partly ENABLE ALWAYS TRIGGER see;
                                """))
                .isEqualTo(Map.of("witness", 2, "watched", 2, "partly", 0));
    }

    @Test
    void takesRowsOutThatAPlansCheckDoesNotAllow() throws SQLException {
        var check = new Check("SELECT NOT EXISTS (SELECT FROM a WHERE b = 1)", "the test says so");

        assertThat(rows("CREATE TABLE a (b int); CREATE TABLE c (b int)", check))
                .isEqualTo(Map.of("a", 0, "c", 2));
    }

    private Map<String, Integer> rows(String sql, Check... checks) throws SQLException {
        return rows(sql, "SELECT 1", checks);
    }

    private Map<String, Integer> rows(String sql, String more, Check... checks)
            throws SQLException {
        try (var scratch = POSTGRES.scratchSchemas().open(connection)) {
            scratch.execute(sql);
            var schema = POSTGRES.inspector().inspect(connection, scratch.name());
            var tables = schema.tables().stream().map(Table::name).collect(Collectors.toSet());
            var samples = POSTGRES.sampleRows();
            scratch.execute(more);

            samples.fill(connection, schema, null, tables, List.of(checks));

            return samples
                    .look(connection, samples.find(connection, scratch.name(), tables))
                    .stream()
                    .collect(Collectors.toMap(Sample::table, sample -> sample.rows().size()));
        }
    }
}
