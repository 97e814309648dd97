package io.flotilla.orchestrator.rollout;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.server.TargetServerMetrics;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** How much there is to scrape; on a server of its own, so that no other test's series count. */
@QuarkusTest
@TestProfile(CardinalityTest.Alone.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CardinalityTest {

    /** Nothing moves. */
    public static final class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("flotilla.rollout.tick", "false");
        }
    }

    private static final int DATABASES = 20;
    private static final int ROLLOUTS = 20;
    private static final int MOST_SERIES = 3000;
    private static final int MOST_BYTES = 500_000;

    @Inject Jdbi jdbi;
    @Inject RolloutMetrics metrics;
    @Inject TargetServerMetrics serverMetrics;

    @Test
    @Order(1)
    void aLargerFleetHasNoMoreSeries() {
        addDatabases();
        for (var number = 1; number <= ROLLOUTS; number++) {
            addRollout("paused", null, 5);
        }
        askEverything();
        addTargets(10_000);
        var of10000 = scrape();
        addTargets(10_000);
        var of20000 = scrape();

        assertThat(count("SELECT count(*) FROM target")).isEqualTo(20_000);
        assertThat(of20000.lines().filter(line -> line.startsWith("flotilla_rollout_tenants{")))
                .hasSize(ROLLOUTS * 5 * TargetState.values().length)
                .anyMatch(line -> line.endsWith(" 50.0"));
        assertThat(series(of10000)).isBetween(1000L, (long) MOST_SERIES);
        assertThat(of10000.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(MOST_BYTES);
        // a garbage collection or a first request of its kind may add one
        assertThat(series(of20000)).isCloseTo(series(of10000), within(20L));
        assertThat(of20000.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    @Order(2)
    void rolloutsThatHaveEndedKeepTheirSeriesForADayAndTheLastTwentyOnly() {
        var before = addRollout("completed", "25 hours", 1);
        var first = addRollout("completed", "23 hours", 1);
        for (var number = 1; number <= 20; number++) {
            addRollout("completed", number + " hours", 1);
        }
        var scrape = scrape();

        assertThat(scrape).doesNotContain("rollout=\"%d\"".formatted(before));
        assertThat(scrape).doesNotContain("rollout=\"%d\"".formatted(first));
        assertThat(
                        scrape.lines()
                                .filter(line -> line.startsWith("flotilla_rollout_info{"))
                                .filter(line -> line.contains("\"completed\""))
                                .filter(line -> line.endsWith(" 1.0")))
                .hasSize(20);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE rollout SET finished_at = finished_at - interval '1 day' WHERE finished_at IS NOT NULL"));

        assertThat(
                        scrape().lines()
                                .filter(line -> line.startsWith("flotilla_rollout_info{"))
                                .filter(line -> line.contains("\"completed\""))
                                .filter(line -> line.endsWith(" 1.0")))
                .isEmpty();
    }

    @Test
    @Order(3)
    void neitherManyWavesNorManyRolloutsNobodyStartsMakeManySeries() {
        var waves = addRollout("paused", null, 40);
        var waiting = addRollout("awaiting-approval", null, 1);
        for (var number = 1; number <= 60; number++) {
            addRollout("awaiting-approval", null, 1);
        }
        var scrape = scrape();

        assertThat(
                        scrape.lines()
                                .filter(line -> line.startsWith("flotilla_rollout_tenants{"))
                                .filter(line -> line.contains("rollout=\"%d\"".formatted(waves))))
                .hasSize(11 * TargetState.values().length)
                .anyMatch(line -> line.contains("wave=\"(further)\""));
        assertThat(scrape).doesNotContain("rollout=\"%d\"".formatted(waiting));
        assertThat(scrape).containsPattern("(?m)^flotilla_approvals_pending 61");
    }

    private String scrape() {
        metrics.refresh();
        serverMetrics.refresh();
        return Api.as(Role.VIEWER).get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static long series(String scrape) {
        return scrape.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).count();
    }

    private long count(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** Each endpoint that only reads. */
    private static void askEverything() {
        var token = Api.token(Role.ADMIN);
        Map<String, ?> paths =
                given().auth()
                        .oauth2(token)
                        .get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getMap("paths");
        assertThat(paths).hasSizeGreaterThan(40);
        for (var path : paths.keySet()) {
            // a stream goes on for ever
            if (!path.endsWith("/events")) {
                given().auth().oauth2(token).get(path.replaceAll("\\{[^}]*}", "1"));
            }
        }
    }

    private void addDatabases() {
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            """
                            INSERT INTO target_database (name, dialect, host, port, database_name,
                                                         username, password, connection_cap)
                            SELECT 'db' || n, 'postgres', 'db' || n || '.invalid', 5432, 'app', 'app',
                                   'env:NONE', 8
                            FROM generate_series(1, ?) n
                            """,
                            DATABASES);
                    handle.execute(
                            """
                            INSERT INTO target_server (host, port, connection_cap)
                            SELECT host, port, 20 FROM target_database
                            """);
                });
    }

    /** Divides them among databases, and the rollouts that are there and their waves. */
    private void addTargets(int number) {
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            """
                            INSERT INTO target (tenant, database_id, schema_name)
                            SELECT 'tenant-' || n, (SELECT min(id) FROM target_database) + n %% %d,
                                   'tenant_' || n
                            FROM generate_series((SELECT count(*) FROM target) + 1,
                                                 (SELECT count(*) FROM target) + ?) n
                            """
                                    .formatted(DATABASES),
                            number);
                    handle.execute(
                            """
                            INSERT INTO rollout_target (rollout_id, target_id, tenant, schema_name,
                                                        database_id, wave, state)
                            SELECT 1 + t.id %% %d, t.id, t.tenant, t.schema_name, t.database_id,
                                   1 + t.id / %d %% 5,
                                   (ARRAY ['pending', 'applied', 'failed', 'held'])[1 + t.id / 1000 %% 4]
                            FROM target t
                            WHERE NOT EXISTS (SELECT FROM rollout_target x WHERE x.target_id = t.id)
                            """
                                    .formatted(ROLLOUTS, ROLLOUTS));
                    handle.execute("ANALYZE rollout_target");
                });
    }

    private long addRollout(String state, String endedAgo, int waves) {
        var rest = new StringBuilder();
        for (var wave = 1; wave < waves; wave++) {
            rest.append("{\"name\": \"wave-%d\", \"count\": 1}, ".formatted(wave));
        }
        var spec =
                "{\"flotilla\": \"rollout/v1\", \"release\": \"app@1\", \"targets\": \"\", \"waves\": [%s{\"name\": \"rest\"}]}"
                        .formatted(rest);
        return jdbi.withHandle(
                handle -> {
                    var id =
                            handle.createQuery(
                                            """
                                            INSERT INTO rollout (state, spec, created_by,
                                                                 started_at, finished_at)
                                            SELECT :state, CAST(:spec AS jsonb), 'test',
                                                   CASE WHEN :state <> 'awaiting-approval'
                                                        THEN now() - interval '2 days' END,
                                                   now() - CAST(:ago AS interval)
                                            RETURNING id
                                            """)
                                    .bind("state", state)
                                    .bind("spec", spec)
                                    .bind("ago", endedAgo)
                                    .mapTo(Long.class)
                                    .one();
                    handle.execute(
                            """
                            INSERT INTO rollout_database (rollout_id, database_id, targets, digest)
                            SELECT ?, id, 1, '' FROM target_database
                            """,
                            id);
                    return id;
                });
    }
}
