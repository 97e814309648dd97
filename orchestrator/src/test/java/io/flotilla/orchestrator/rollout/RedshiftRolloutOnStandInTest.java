package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.redshift.RedshiftStandIn;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Through the server and the genuine driver: schemas are found, planned for, rolled out over and
 * brought back. What answers is the stand-in, which is no Redshift. How many schemas there are is
 * {@code -Dredshift.schemas=200}'s to say.
 */
@QuarkusTest
@EnabledIf("io.flotilla.engine.testing.PgBouncer#isInstalled")
class RedshiftRolloutOnStandInTest {

    @RegisterExtension static final RedshiftStandIn REDSHIFT = new RedshiftStandIn();

    private static final int TENANTS = Integer.getInteger("redshift.schemas", 12);

    private static final String BEFORE =
            """
            CREATE TABLE event (
                id integer NOT NULL,
                name varchar(20) ENCODE zstd,
                CONSTRAINT event_pkey PRIMARY KEY (id)
            ) DISTSTYLE ALL SORTKEY (id);
            CREATE TABLE sales (event integer NOT NULL, price numeric(8, 2) DEFAULT 0) DISTKEY (event);
            CREATE VIEW dear AS SELECT event, price FROM sales WHERE price > 10;
            """;

    /** In place, alone outside a transaction, and by a copy. */
    private static final String AFTER =
            """
            CREATE TABLE event (
                id bigint NOT NULL,
                name varchar(20) ENCODE zstd,
                place varchar(30) ENCODE bytedict,
                CONSTRAINT event_pkey PRIMARY KEY (id)
            ) DISTSTYLE ALL SORTKEY (id);
            CREATE TABLE sales (event integer NOT NULL, price numeric(8, 2) DEFAULT 0)
                DISTKEY (event) COMPOUND SORTKEY (event, price);
            CREATE VIEW dear AS SELECT event, price FROM sales WHERE price > 20;
            """;

    @Test
    void rollsOutAndReverts() throws SQLException {
        for (var number = 1; number <= TENANTS; number++) {
            REDSHIFT.make(tenant(number), BEFORE, "INSERT INTO event VALUES (1, 'one')");
        }
        register();
        release("1", BEFORE);
        release("2", AFTER);
        var planned = post("/releases/stand@2/plan", Map.of("targets", "database=standin"));
        assertThat(planned.getInt("cohorts.size()")).isEqualTo(1);
        REDSHIFT.run("CREATE TABLE %s.by_hand (id integer)".formatted(tenant(TENANTS)));

        var rollout = approved();
        act(rollout, "start");

        await(rollout, "completed");
        assertThat(get(rollout).getInt("counts.applied")).isEqualTo(TENANTS - 1);
        var held = get(rollout + "/targets/" + tenant(TENANTS));
        assertThat(held.getString("state")).isEqualTo("held");
        assertThat(held.getString("difference")).contains("by_hand");

        act(rollout, "revert");

        await(rollout, "reverted");
        assertThat(get(rollout).getInt("counts.reverted")).isEqualTo(TENANTS - 1);
        var counts = scan();
        assertThat(counts.getInt("current")).isEqualTo(TENANTS - 1);
        assertThat(counts.getInt("scanned")).isEqualTo(TENANTS);
        for (var number = 1; number < TENANTS; number++) {
            assertThat(REDSHIFT.value("SELECT name FROM %s.event".formatted(tenant(number))))
                    .isEqualTo("one");
        }
    }

    private static String tenant(int number) {
        return "standin_%04d".formatted(number);
    }

    private static void register() {
        var at = REDSHIFT.address();
        post(
                "/databases",
                Map.of(
                        "name",
                        "standin",
                        "dialect",
                        "redshift",
                        "host",
                        at.getHost(),
                        "port",
                        at.getPort(),
                        "database",
                        at.getPath().substring(1),
                        "username",
                        "postgres",
                        "password",
                        "env:PATH",
                        "connectionCap",
                        8));
        var found =
                post("/databases/standin/discover", Map.of("pattern", "standin_*", "apply", true));
        assertThat(found.getList("adds")).hasSize(TENANTS);
    }

    private static void release(String tag, String sql) {
        post(
                "/releases",
                Map.of(
                        "name",
                        "stand",
                        "tag",
                        tag,
                        "dialect",
                        "redshift",
                        "sources",
                        List.of(Map.of("path", "app.sql", "sql", sql)),
                        "scratch",
                        "standin"));
    }

    /** The path of an approved rollout: some first, then all others. */
    private static String approved() {
        var created =
                post(
                        "/rollouts",
                        Map.of(
                                "flotilla",
                                "rollout/v1",
                                "release",
                                "stand@2",
                                "targets",
                                "database=standin",
                                "waves",
                                List.of(
                                        Map.of("name", "canary", "count", 3),
                                        Map.of("name", "rest")),
                                "perDatabase",
                                4));
        var path = "/rollouts/" + created.getString("id");
        post(path + "/approve", Map.of("manifest", created.getString("manifestDigest")));
        return path;
    }

    private static JsonPath scan() {
        return post("/drift/scan", Map.of("targets", "database=standin"));
    }

    private static void act(String rollout, String act) {
        post(rollout + "/" + act, Map.of("reason", "to see"));
    }

    private static void await(String rollout, String state) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(get(rollout).getString("state")).isEqualTo(state));
    }

    private static JsonPath get(String path) {
        return Api.as(Role.VIEWER)
                .get("/api/v1" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath post(String path, Map<String, ?> body) {
        var response = Api.as(Role.ADMIN).body(body).post("/api/v1" + path);
        assertThat(response.statusCode()).as(path + ": " + response.asString()).isLessThan(300);
        return response.jsonPath();
    }
}
