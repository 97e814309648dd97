package io.flotilla.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the fingerprint of one target costs, by the number of schemas beside it. */
@Tag("bench")
class InspectionBenchmark {
    private static final int FEW = 500;
    private static final int MANY = 5_000;
    private static final int ROUNDS = 400;

    @RegisterExtension static final PostgresServer server = new PostgresServer();

    private final Inspector inspector = Dialects.require("postgres").inspector();

    @Test
    void costsTheTargetsSizeNotTheFleets() throws Exception {
        var few = server.createDatabase();
        var many = server.createDatabase();
        BenchFleet.create(few, FEW);
        BenchFleet.create(many, MANY);
        try (var small = analysed(few);
                var large = analysed(many)) {
            var random = new Random(1);
            measure(small, FEW, large, MANY, random);
            var nanos = measure(small, FEW, large, MANY, random);
            var ratio = median(nanos[1]) / median(nanos[0]);
            System.out.printf(
                    "fingerprint of one target of 45 relations, median of %d:%n"
                            + "  %5d schemas in the database  %.2f ms%n"
                            + "  %5d schemas in the database  %.2f ms%n"
                            + "  ratio %.2f%n",
                    ROUNDS, FEW, median(nanos[0]), MANY, median(nanos[1]), ratio);
            assertThat(ratio).isLessThan(1.5);
        }
    }

    /** Turns about, so that whatever else the machine does falls on both alike. */
    private long[][] measure(Connection small, int few, Connection large, int many, Random random)
            throws SQLException {
        var nanos = new long[2][ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            nanos[0][round] = once(small, BenchFleet.name(1 + random.nextInt(few)));
            nanos[1][round] = once(large, BenchFleet.name(1 + random.nextInt(many)));
        }
        return nanos;
    }

    private long once(Connection connection, String schema) throws SQLException {
        var began = System.nanoTime();
        Fingerprinter.fingerprint(inspector.inspect(connection, schema));
        return System.nanoTime() - began;
    }

    private static Connection analysed(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("SET jit = off");
            statement.execute("VACUUM ANALYZE");
        }
        return connection;
    }

    private static double median(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }
}
