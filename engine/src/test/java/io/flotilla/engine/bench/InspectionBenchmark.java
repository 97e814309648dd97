package io.flotilla.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.inspect.FingerprintReader;
import io.flotilla.engine.inspect.Reading;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What fingerprints cost, one and in bulk, by the number of schemas in the database. */
@Tag("bench")
class InspectionBenchmark {
    private static final int FEW = 500;
    private static final int MANY = Integer.getInteger("bench.schemas", 5_000);
    private static final int ROUNDS = 400;
    private static final int PASSES = 5;
    private static final int CHUNK = 250;

    @RegisterExtension static final PostgresServer server = new PostgresServer();

    private static String few;
    private static String many;

    private final Inspector inspector = Dialects.require("postgres").inspector();

    @BeforeAll
    static void createFleets() throws Exception {
        few = fleet(FEW);
        many = fleet(MANY);
    }

    @Test
    void costsTheTargetsSizeNotTheFleets() throws Exception {
        try (var small = connect(few);
                var large = connect(many)) {
            var random = new Random(1);
            measure(small, large, random);
            var nanos = measure(small, large, random);
            var ratio = Nanos.median(nanos[1]) / Nanos.median(nanos[0]);
            System.out.printf(
                    "fingerprint of one target of 45 relations, median of %d:%n"
                            + "  %5d schemas in the database  %.2f ms%n"
                            + "  %5d schemas in the database  %.2f ms%n"
                            + "  ratio %.2f%n"
                            + "the catalog query with nspname = ...:%n"
                            + "  %5d schemas in the database  %.2f ms, ratio %.2f%n"
                            + "  %5d schemas in the database  %.2f ms, ratio %.2f%n",
                    ROUNDS,
                    FEW,
                    Nanos.median(nanos[0]) / 1e6,
                    MANY,
                    Nanos.median(nanos[1]) / 1e6,
                    ratio,
                    FEW,
                    Nanos.median(nanos[2]) / 1e6,
                    Nanos.median(nanos[0]) / Nanos.median(nanos[2]),
                    MANY,
                    Nanos.median(nanos[3]) / 1e6,
                    Nanos.median(nanos[1]) / Nanos.median(nanos[3]));
            assertThat(ratio).isLessThan(1.5);
        }
    }

    @Test
    void readsAWholeDatabase() throws Exception {
        try (var connection = connect(many);
                var other = connect(many)) {
            var query = new long[ROUNDS];
            var seconds = new long[PASSES];
            var random = new Random(1);
            catalogQuery(connection, random, query);
            var connections = List.of(connection, other);
            bulk(connections);
            var memory = memory(connection);
            for (var pass = 0; pass < PASSES; pass++) {
                var began = System.nanoTime();
                bulk(connections);
                seconds[pass] = System.nanoTime() - began;
            }
            var each = Nanos.median(seconds) / MANY;
            System.out.printf(
                    "fingerprints of %d targets of 45 relations, %d connections, median of %d:%n"
                            + "  %.0f schemas a second, %.2f ms each%n"
                            + "  the catalog query with nspname = ... takes %.2f ms, ratio %.2f%n"
                            + "  a connection's memory on the server: after one pass %d kB,"
                            + " after all %d kB%n",
                    MANY,
                    connections.size(),
                    PASSES,
                    1e9 / each,
                    each / 1e6,
                    Nanos.median(query) / 1e6,
                    each / Nanos.median(query),
                    memory,
                    memory(connection));
        }
    }

    /** Every schema once, by connections that take turns at a chunk, as those of a pool do. */
    private void bulk(List<Connection> connections) throws Exception {
        Set<Reading> found = ConcurrentHashMap.newKeySet();
        var count = new AtomicInteger();
        var next = new AtomicInteger();
        var reader = new FingerprintReader(inspector, (_, _) -> {});
        BenchFleet.inParallel(
                connections,
                connection -> {
                    for (var from = next.getAndAdd(CHUNK);
                            from < MANY;
                            from = next.getAndAdd(CHUNK)) {
                        var names =
                                IntStream.rangeClosed(from + 1, Math.min(from + CHUNK, MANY))
                                        .mapToObj(BenchFleet::name)
                                        .toList();
                        reader.read(
                                connection,
                                names,
                                (_, reading) -> {
                                    found.add(reading);
                                    count.incrementAndGet();
                                });
                    }
                    return null;
                });
        assertThat(count).hasValue(MANY);
        assertThat(found).hasSize(1).allMatch(Reading.Found.class::isInstance);
    }

    private static long memory(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT sum(total_bytes) / 1024 FROM pg_backend_memory_contexts")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Turns about, so that whatever else the machine does falls on all alike. */
    private long[][] measure(Connection small, Connection large, Random random)
            throws SQLException {
        var nanos = new long[4][ROUNDS];
        try (var smallQuery = new CatalogQuery(small);
                var largeQuery = new CatalogQuery(large)) {
            for (var round = 0; round < ROUNDS; round++) {
                var ofFew = BenchFleet.name(1 + random.nextInt(FEW));
                var ofMany = BenchFleet.name(1 + random.nextInt(MANY));
                nanos[0][round] = once(small, ofFew);
                nanos[1][round] = once(large, ofMany);
                nanos[2][round] = once(smallQuery, ofFew);
                nanos[3][round] = once(largeQuery, ofMany);
            }
        }
        return nanos;
    }

    private static void catalogQuery(Connection connection, Random random, long[] nanos)
            throws SQLException {
        try (var query = new CatalogQuery(connection)) {
            for (var round = 0; round < ROUNDS; round++) {
                nanos[round] = once(query, BenchFleet.name(1 + random.nextInt(MANY)));
            }
        }
    }

    private long once(Connection connection, String schema) throws SQLException {
        var began = System.nanoTime();
        Fingerprinter.fingerprint(inspector.inspectStructure(connection, schema));
        return System.nanoTime() - began;
    }

    private static long once(CatalogQuery query, String schema) throws SQLException {
        var began = System.nanoTime();
        assertThat(query.run(schema)).isPositive();
        return System.nanoTime() - began;
    }

    private static String fleet(int schemas) throws Exception {
        var url = server.createDatabase();
        BenchFleet.create(url, schemas);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
        return url;
    }

    private static Connection connect(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        prepare(connection);
        return connection;
    }

    /** As the orchestrator's pool sets its connections. */
    private static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET jit = off; SET plan_cache_mode = force_generic_plan");
        }
    }
}
