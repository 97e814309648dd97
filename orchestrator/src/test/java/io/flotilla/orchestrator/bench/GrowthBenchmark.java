package io.flotilla.orchestrator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.bench.CpuTime;
import io.flotilla.orchestrator.testing.TenantServer.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether a target costs more the more schemas there are beside it: rollouts and drift scans over a
 * database with a thousand schemas, and over one with ten thousand.
 */
@QuarkusTest
@Tag("bench")
class GrowthBenchmark {
    private static final int SMALL = Integer.getInteger("bench.few", 1_000);
    private static final int LARGE = Integer.getInteger("bench.schemas", 10_000);
    private static final int CONCURRENCY = Integer.getInteger("bench.concurrency", 8);

    private final BenchApi api = new BenchApi(CONCURRENCY);

    @ConfigProperty(name = "flotilla.control.url")
    String control;

    /** Seconds on the clock, and processor milliseconds of all together, for one target. */
    private record Cost(double seconds, double processor) {
        private static Cost mean(List<Cost> costs) {
            return new Cost(
                    costs.stream().mapToDouble(Cost::seconds).average().orElseThrow(),
                    costs.stream().mapToDouble(Cost::processor).average().orElseThrow());
        }
    }

    @Test
    void costsTheSameHoweverManySchemasThereAre() throws Exception {
        var few = api.database("few", SMALL);
        var many = api.database("many", LARGE);
        api.planned();

        rolledOut(few, "few", SMALL);
        var before = rolledOut(few, "few", SMALL);
        var large = rolledOut(many, "many", LARGE);
        var after = rolledOut(few, "few", SMALL);
        var small = Cost.mean(List.of(before, after));
        System.out.printf(
                """
                a rollout of 4 statements, %d at a time, 45 relations a schema, per target:
                  %6d schemas   %6.2f ms   processor %6.2f ms  (before the other %.2f, after it %.2f)
                  %6d schemas   %6.2f ms   processor %6.2f ms
                  ratio            %6.2f      processor %6.2f
                """,
                CONCURRENCY,
                SMALL,
                1000 * small.seconds(),
                small.processor(),
                before.processor(),
                after.processor(),
                LARGE,
                1000 * large.seconds(),
                large.processor(),
                large.seconds() / small.seconds(),
                large.processor() / small.processor());
    }

    /** There and back; what it cost there. */
    private Cost rolledOut(TenantDatabase database, String name, int schemas) throws SQLException {
        var id = api.approvedRollout("database=" + name);
        try (var watching = database.connect()) {
            var before = CpuTime.now(watching);
            var seconds = act(id, "start", "completed", "applied", schemas);
            var spent = CpuTime.now(watching).since(before, schemas);
            System.out.printf("%s, processor time per target, ms: %s%n", name, spent);
            act(id, "revert", "reverted", "reverted", schemas);
            return new Cost(seconds / schemas, spent.values().stream().mapToDouble(it -> it).sum());
        }
    }

    private double act(String id, String act, String end, String state, int schemas)
            throws SQLException {
        var began = System.nanoTime();
        api.act(id, act);
        try (var connection = DriverManager.getConnection(control)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> state(connection, id).equals(end));
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(api.rollout(id).getInt("counts." + state)).isEqualTo(schemas);
        return seconds;
    }

    private static String state(Connection connection, String id) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT state FROM rollout WHERE id = " + id)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
