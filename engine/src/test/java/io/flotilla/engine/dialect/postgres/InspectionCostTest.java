package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inspection must cost the tenant's size, never the fleet's. */
class InspectionCostTest {

    private static final String FLEET =
            """
            DO $$
            BEGIN
                FOR i IN 1..300 LOOP
                    EXECUTE format('CREATE SCHEMA s%s', i);
                    EXECUTE format('SET LOCAL search_path = s%s', i);
                    CREATE TYPE kind AS ENUM ('a', 'b');
                    CREATE TABLE parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        name text DEFAULT 'x' UNIQUE, kind kind CHECK (kind <> 'b'));
                    CREATE TABLE child (id int PRIMARY KEY, parent bigint REFERENCES parent);
                    CREATE INDEX ON child (parent);
                    CREATE VIEW both_ids AS SELECT p.id, c.id AS child FROM parent p, child c;
                    COMMENT ON TABLE child IS 'x';
                END LOOP;
            END
            $$
            """;

    /** No expression in it names an object of its schema. */
    private static final String FLEET_WITHOUT_NAMES =
            """
            DO $$
            BEGIN
                FOR i IN 1..300 LOOP
                    EXECUTE format('CREATE SCHEMA s%s', i);
                    EXECUTE format('SET LOCAL search_path = s%s', i);
                    CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        price numeric(12, 2) DEFAULT 0 CHECK (price >= 0),
                        gross numeric(12, 2) GENERATED ALWAYS AS (price * 2) STORED);
                    CREATE INDEX ON t ((price + 1)) WHERE price > 1000000;
                END LOOP;
            END
            $$
            """;

    /** https://www.postgresql.org/docs/release/17.0/ on scans with lists of values. */
    private static final String FULL_SCANS =
            "before 17 the server reads catalogs of a few pages as a whole, whatever it looks for";

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scansNoCatalogThatGrowsWithTheFleet(boolean analyzed) throws SQLException {
        assumeTrue(SERVER.version() >= 17, FULL_SCANS);
        try (var connection = DriverManager.getConnection(SERVER.createDatabase())) {
            Sql.run(connection, FLEET);
            if (analyzed) {
                Sql.run(connection, "ANALYZE");
            }

            assertThat(String.join("\n", genericPlan(connection, PostgresInspector.SQL)))
                    .contains("pg_depend_reference_index")
                    .doesNotContainPattern(
                            "Seq Scan on pg_(class|attribute|attrdef|constraint|type|index|depend"
                                    + "|description|trigger|rewrite|namespace)\\b")
                    .doesNotContain("Seq Scan on pg_sequence", "Seq Scan on pg_enum");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void digestsScanNoCatalogThatGrowsWithTheFleet(boolean analyzed) throws SQLException {
        assumeTrue(SERVER.version() >= 17, FULL_SCANS);
        try (var connection = DriverManager.getConnection(SERVER.createDatabase())) {
            Sql.run(connection, FLEET);
            if (analyzed) {
                Sql.run(connection, "ANALYZE");
            }

            var sql = PostgresDigests.sql(connection, Privileges.IGNORED);

            assertThat(String.join("\n", genericPlan(connection, sql)))
                    .contains("pg_depend_reference_index")
                    .doesNotContainPattern(
                            "Seq Scan on pg_(class|attribute|attrdef|constraint|index|depend"
                                    + "|description|trigger|rewrite|namespace)\\b");
        }
    }

    @Test
    void digestsKeepTheServersMemoryFlat() throws SQLException {
        try (var connection = DriverManager.getConnection(SERVER.createDatabase())) {
            Sql.run(connection, FLEET_WITHOUT_NAMES);
            digest(connection, 1, 100);
            var before = serverMemory(connection);

            digest(connection, 101, 300);

            // a table that was opened, to print an expression of it, keeps some 10 kB
            assertThat(serverMemory(connection) - before).isLessThan(200 * 1_000);
        }
    }

    private static void digest(Connection connection, int from, int to) throws SQLException {
        var names = IntStream.rangeClosed(from, to).mapToObj(i -> "s" + i).toList();
        assertThat(PostgresDigests.read(connection, names, Privileges.IGNORED))
                .hasSize(names.size());
    }

    private static long serverMemory(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT sum(used_bytes) FROM pg_backend_memory_contexts")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void answersInOneRoundTripWithTheSamePlanForEverySchema() throws SQLException {
        try (var connection = DriverManager.getConnection(SERVER.createDatabase())) {
            Sql.run(connection, FLEET);
            var inspector = new PostgresInspector();
            for (var i = 1; i <= 30; i++) {
                inspector.inspect(connection, "s" + i);
            }

            try (var statement = connection.createStatement();
                    var row =
                            statement.executeQuery(
                                    "SELECT count(*), sum(generic_plans), sum(custom_plans) FROM"
                                            + " pg_prepared_statements")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
                assertThat(row.getInt(2)).isGreaterThan(row.getInt(3));
            }
        }
    }

    private static List<String> genericPlan(Connection connection, String sql) throws SQLException {
        Sql.run(connection, "SET plan_cache_mode = force_generic_plan");
        Sql.run(
                connection,
                "PREPARE inspection(text[]) AS "
                        + sql.replace("?::text[]", "$1::text[]").replace("?::bool", "true::bool"));
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("EXPLAIN (COSTS OFF) EXECUTE inspection('{s7}')")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
