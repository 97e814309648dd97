package io.flotilla.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a plan costs, its proof there and back with it: of a small schema, and of a huge one. */
@Tag("bench")
class PlanningBenchmark {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");
    private static final int ROUNDS = 100;
    private static final int TABLES = 2_000;

    /** A table gets a column with a check and an index, another goes. */
    private static final String SMALL_FROM =
            """
            CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
            CREATE TABLE invoice (id bigint PRIMARY KEY, customer bigint REFERENCES customer);
            """;

    private static final String SMALL_TO =
            SMALL_FROM
                    + """
                      ALTER TABLE customer ADD COLUMN email text NOT NULL DEFAULT '';
                      CREATE INDEX customer_email_idx ON customer (email);
                      ALTER TABLE invoice ADD COLUMN paid boolean;
                      CREATE VIEW unpaid AS SELECT id FROM invoice WHERE NOT paid;
                      """;

    @Test
    void plansASmallChangeOnAWarmScratchSchema() throws Exception {
        try (var connection = connect()) {
            var from = load(connection, SMALL_FROM);
            var to = load(connection, SMALL_TO);
            var nanos = new long[ROUNDS];
            var query = new long[ROUNDS];
            try (var catalogQuery = new CatalogQuery(connection, CatalogQuery.POSTGRES)) {
                for (var round = -ROUNDS; round < ROUNDS; round++) {
                    var began = System.nanoTime();
                    plan(connection, from, to);
                    var planned = System.nanoTime();
                    catalogQuery.run(BenchFleet.name(1));
                    if (round >= 0) {
                        nanos[round] = planned - began;
                        query[round] = System.nanoTime() - planned;
                    }
                }
            }
            System.out.printf(
                    "plan of a small change, median of %d: %.1f ms, catalog query %.2f ms,"
                            + " ratio %.0f%n",
                    ROUNDS,
                    Nanos.median(nanos) / 1e6,
                    Nanos.median(query) / 1e6,
                    Nanos.median(nanos) / Nanos.median(query));
            assertThat(Nanos.median(nanos) / 1e6).isLessThan(100);
        }
    }

    @Test
    void plansAChangeOfAHugeSchema() throws Exception {
        try (var connection = connect()) {
            var from = load(connection, tables(""));
            var to = load(connection, tables(", note text DEFAULT 'none'") + "DROP TABLE t1999;");
            var query = new long[ROUNDS];
            try (var catalogQuery = new CatalogQuery(connection, CatalogQuery.POSTGRES)) {
                for (var round = 0; round < ROUNDS; round++) {
                    var began = System.nanoTime();
                    catalogQuery.run(BenchFleet.name(1));
                    query[round] = System.nanoTime() - began;
                }
            }
            HeapPeak.reset();
            var began = System.nanoTime();
            var plan = plan(connection, from, to);
            var nanos = System.nanoTime() - began;
            System.out.printf(
                    "plan of %d statements on %d tables: %.1f s, catalog query %.2f ms, ratio %.0f;"
                            + " at most %d MiB of heap%n",
                    plan.statements().size(),
                    TABLES,
                    nanos / 1e9,
                    Nanos.median(query) / 1e6,
                    nanos / Nanos.median(query),
                    HeapPeak.mebibytes());
            assertThat(nanos / 1e9).isLessThan(20);
            assertThat(HeapPeak.mebibytes()).isLessThan(1024);
        }
    }

    /** Every five hundredth table has something more. */
    private static String tables(String more) {
        var sql = new StringBuilder();
        IntStream.range(0, TABLES)
                .forEach(
                        n ->
                                sql.append(
                                        """
                                        CREATE TABLE t%1$d (
                                            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                                            name text NOT NULL,
                                            amount numeric(12, 2) DEFAULT 0 CHECK (amount >= 0),
                                            parent bigint%3$s%2$s);
                                        CREATE INDEX t%1$d_name_idx ON t%1$d (name);
                                        """
                                                .formatted(
                                                        n,
                                                        n % 500 == 0 ? more : "",
                                                        n == 0
                                                                ? ""
                                                                : " REFERENCES t%d"
                                                                        .formatted(n / 2))));
        return sql.toString();
    }

    private static Plan plan(Connection connection, Schema from, Schema to) throws SQLException {
        return new Planner(POSTGRES)
                .plan("bench", from, to, PlanPolicy.DEFAULT.allowingDrops(), connection);
    }

    private static Schema load(Connection connection, String sql) throws SQLException {
        try (var scratch = POSTGRES.scratchSchemas().open(connection)) {
            scratch.execute(sql);
            return POSTGRES.inspector().inspect(connection, scratch.name());
        }
    }

    /** To a database with a schema for the catalog query. */
    private static Connection connect() throws Exception {
        var url = SERVER.createDatabase();
        BenchFleet.create(url, 1);
        var connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("SET jit = off; SET plan_cache_mode = force_generic_plan");
        }
        return connection;
    }
}
