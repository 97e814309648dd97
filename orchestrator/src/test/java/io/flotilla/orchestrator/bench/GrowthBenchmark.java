package io.flotilla.orchestrator.bench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.bench.BenchFleet;
import io.flotilla.engine.bench.CpuTime;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.ControlDatabase;
import io.flotilla.orchestrator.testing.TenantServer;
import io.flotilla.orchestrator.testing.TenantServer.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether a target costs more the more schemas there are beside it: rollouts and drift scans over a
 * database with a thousand schemas, and over one with ten thousand.
 */
@QuarkusTest
@ControlDatabase
@Tag("bench")
class GrowthBenchmark {
    private static final int SMALL = Integer.getInteger("bench.few", 1_000);
    private static final int LARGE = Integer.getInteger("bench.schemas", 10_000);
    private static final int CONCURRENCY = Integer.getInteger("bench.concurrency", 8);
    private static final int SCANS = 5;

    private static final String NEXT =
            """
            ALTER TABLE t1 ADD COLUMN note text;
            CREATE TABLE t11 (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                t1_id bigint NOT NULL,
                label text NOT NULL);
            ALTER TABLE t11 ADD CONSTRAINT t11_t1_fkey FOREIGN KEY (t1_id) REFERENCES t1;
            CREATE INDEX t11_t1_idx ON t11 (t1_id);
            """;

    private final String token = Api.token(Role.ADMIN);

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
        var few = database("few", SMALL);
        var many = database("many", LARGE);
        plan();

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
        scans("few", SMALL);
        scans("many", LARGE);
    }

    private TenantDatabase database(String name, int schemas) throws Exception {
        var database = TenantServer.createDatabase();
        BenchFleet.create(database.url(), schemas);
        database.execute("VACUUM ANALYZE");
        var body =
                Map.of(
                        "name",
                        name,
                        "dialect",
                        "postgres",
                        "host",
                        database.host(),
                        "port",
                        database.port(),
                        "database",
                        database.database(),
                        "username",
                        database.username(),
                        "password",
                        "env:PATH",
                        "connectionCap",
                        2 * CONCURRENCY);
        post("/databases", body);
        post("/databases/%s/discover".formatted(name), Map.of("pattern", "bench_*", "apply", true));
        return database;
    }

    private void plan() {
        var current = Map.of("path", "current.sql", "sql", BenchFleet.ddl());
        post("/releases", release("1", List.of(current)));
        var next = Map.of("path", "next.sql", "sql", NEXT);
        post("/releases", release("2", List.of(current, next)));
        var preview = post("/releases/bench@2/plan", Map.of("targets", "", "rescan", true));
        assertThat(preview.getInt("cohorts.size()")).isEqualTo(1);
    }

    private static Map<String, Object> release(String tag, List<Map<String, String>> sources) {
        return Map.of(
                "name",
                "bench",
                "tag",
                tag,
                "dialect",
                "postgres",
                "sources",
                sources,
                "policy",
                Map.of("concurrentIndexes", false, "splitValidation", false));
    }

    /** There and back; what it cost there. */
    private Cost rolledOut(TenantDatabase database, String name, int schemas) throws SQLException {
        var created =
                post(
                        "/rollouts",
                        Map.of(
                                "flotilla",
                                "rollout/v1",
                                "release",
                                "bench@2",
                                "targets",
                                "database=" + name,
                                "waves",
                                List.of(Map.of("name", "all", "parallel", CONCURRENCY)),
                                "perDatabase",
                                CONCURRENCY));
        var id = created.getString("id");
        post(
                "/rollouts/%s/approve".formatted(id),
                Map.of("manifest", created.getString("manifestDigest")));
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
        post("/rollouts/%s/%s".formatted(id, act), Map.of("reason", "measuring"));
        try (var connection = DriverManager.getConnection(control)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> state(connection, id).equals(end));
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(get(id).getInt("counts." + state)).isEqualTo(schemas);
        return seconds;
    }

    private static String state(Connection connection, String id) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT state FROM rollout WHERE id = " + id)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Through the API, with all that it records. */
    private void scans(String name, int schemas) {
        var seconds = new ArrayList<Double>();
        IntStream.range(0, SCANS)
                .forEach(
                        _ -> {
                            var began = System.nanoTime();
                            var found = post("/drift/scan", Map.of("targets", "database=" + name));
                            seconds.add((System.nanoTime() - began) / 1e9);
                            assertThat(found.getInt("scanned")).isEqualTo(schemas);
                            assertThat(found.getInt("current")).isEqualTo(schemas);
                        });
        seconds.sort(Double::compare);
        System.out.printf(
                "drift scan of %d schemas, median of %d: %.2f s, %.0f targets/s (from %.0f to %.0f)%n",
                schemas,
                SCANS,
                seconds.get(SCANS / 2),
                schemas / seconds.get(SCANS / 2),
                schemas / seconds.getLast(),
                schemas / seconds.getFirst());
    }

    private JsonPath get(String id) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/rollouts/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath post(String path, Map<String, ?> body) {
        var response =
                given().header("Authorization", "Bearer " + token)
                        .contentType("application/json")
                        .body(body)
                        .post("/api/v1" + path);
        assertThat(response.statusCode()).as(path + ": " + response.asString()).isLessThan(300);
        return response.jsonPath();
    }
}
