package io.flotilla.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.inspect.FingerprintReader;
import io.flotilla.engine.inspect.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What the fingerprints of schemas {@code bench_00001} and on cost: of one, among few and among
 * many, turn about, and of all. Each is held against the dialect's {@link CatalogQuery}.
 *
 * @param size what one of the schemas is, in words
 * @param place where they are, in words
 */
record InspectionCosts(Inspector inspector, String catalogQuery, String size, String place) {

    static final int FEW = 500;
    static final int MANY = Integer.getInteger("bench.schemas", 5_000);

    private static final int ROUNDS = 400;
    private static final int PASSES = 5;
    private static final int CHUNK = 250;

    /** To where there are few and to where there are many. */
    record Connections(Connection few, Connection many) {}

    /**
     * The catalog is queried on connections that may be the same.
     *
     * @param visited how many of the many are taken turns with: a server keeps open what it was
     *     asked for lately
     */
    void ofOneTarget(Connections inspecting, Connections querying, int visited)
            throws SQLException {
        measure(inspecting, querying, visited);
        var nanos = measure(inspecting, querying, visited);
        var ratio = Nanos.median(nanos[1]) / Nanos.median(nanos[0]);
        System.out.printf(
                "fingerprint of one target of %s, median of %d:%n"
                        + "  %5d schemas %s  %.2f ms%n"
                        + "  %5d schemas %s  %.2f ms, %d of them visited%n"
                        + "  ratio %.2f%n"
                        + "the catalog query:%n"
                        + "  %5d schemas %s  %.2f ms, ratio %.2f%n"
                        + "  %5d schemas %s  %.2f ms, ratio %.2f%n",
                size,
                ROUNDS,
                FEW,
                place,
                Nanos.median(nanos[0]) / 1e6,
                MANY,
                place,
                Nanos.median(nanos[1]) / 1e6,
                visited,
                ratio,
                FEW,
                place,
                Nanos.median(nanos[2]) / 1e6,
                Nanos.median(nanos[0]) / Nanos.median(nanos[2]),
                MANY,
                place,
                Nanos.median(nanos[3]) / 1e6,
                Nanos.median(nanos[1]) / Nanos.median(nanos[3]));
        assertThat(ratio).isLessThan(1.5);
    }

    /** Some passes over all the many, on connections that stay open, as a pool's do. */
    void ofAllTargets(List<Connection> connections) throws Exception {
        var query = new long[ROUNDS];
        try (var catalog = new CatalogQuery(connections.getFirst(), catalogQuery)) {
            var random = new Random(1);
            for (var round = 0; round < ROUNDS; round++) {
                query[round] = once(catalog, BenchFleet.name(1 + random.nextInt(MANY)));
            }
        }
        var seconds = new long[PASSES];
        for (var pass = 0; pass < PASSES; pass++) {
            var began = System.nanoTime();
            pass(connections);
            seconds[pass] = System.nanoTime() - began;
        }
        var each = Nanos.median(seconds) / MANY;
        System.out.printf(
                "fingerprints of %d targets of %s, %d connections, median of %d:%n"
                        + "  %.0f schemas a second, %.2f ms each%n"
                        + "  the catalog query takes %.2f ms, ratio %.2f%n",
                MANY,
                size,
                connections.size(),
                PASSES,
                1e9 / each,
                each / 1e6,
                Nanos.median(query) / 1e6,
                each / Nanos.median(query));
    }

    /** Every schema once, by connections that take turns at a chunk. */
    void pass(List<Connection> connections) throws Exception {
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

    /** Turns about, so that whatever else the machine does falls on all alike. */
    private long[][] measure(Connections inspecting, Connections querying, int visited)
            throws SQLException {
        var random = new Random(visited);
        var nanos = new long[4][ROUNDS];
        try (var amongFew = new CatalogQuery(querying.few(), catalogQuery);
                var amongMany = new CatalogQuery(querying.many(), catalogQuery)) {
            for (var round = 0; round < ROUNDS; round++) {
                var ofFew = BenchFleet.name(1 + random.nextInt(FEW));
                var ofMany = BenchFleet.name(1 + random.nextInt(visited));
                nanos[0][round] = once(inspecting.few(), ofFew);
                nanos[1][round] = once(inspecting.many(), ofMany);
                nanos[2][round] = once(amongFew, ofFew);
                nanos[3][round] = once(amongMany, ofMany);
            }
        }
        return nanos;
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
}
