package io.flotilla.orchestrator.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.flotilla.engine.testing.MariaDbServer;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One rollout over PostgreSQL and over MariaDB, which stands in for MySQL. */
@QuarkusTest
class MixedRolloutTest {
    @RegisterExtension static final MariaDbServer MARIADB = new MariaDbServer();

    private static final String ALL = "waves: [{name: all}]";
    private static final String[] DIALECTS = {"mysql", "postgres"};

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    @Test
    void eachTargetComesToTheReleaseOfItsServerAndBack() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 4).alteredByHand(2).releasedForBoth();
        var rollout = rollout(fleet, "waves: [{name: canary, count: 3}, {name: rest}]");
        assertThat(rollout.view().getList("releases.dialect")).isEqualTo(List.of(DIALECTS));
        rollout.get("/manifest").getList("releases.digest", String.class).stream()
                .forEach(digest -> assertThat(digest).startsWith("sha256:"));

        rollout.started().runUntilIdle();

        assertThat(rollout.state()).as(rollout.story()).isEqualTo("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 6, "held", 2));
        assertThat(fleet.upgraded()).isEqualTo(fleet.tenants(1, 3, 4));
        for (var dialect : DIALECTS) {
            var held = fleet.target(rollout, dialect, 2);
            assertThat(held.getString("state")).isEqualTo("held");
            assertThat(held.getString("difference")).contains("by_hand");
        }
        var recorded = fleet.recorded(fleet.tenants(1, 3, 4));
        for (var dialect : DIALECTS) {
            assertThat(recorded).containsEntry(fleet.tenant(dialect, 1), dialect);
        }

        var one = new TreeSet<>(fleet.tenants(1));
        rollout.act("revert", Map.of("tenants", one, "reason", "asked for")).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("applied", 4, "held", 2, "reverted", 2));
        assertThat(fleet.upgraded()).isEqualTo(fleet.tenants(3, 4));

        rollout.act("revert", Map.of("reason", "not today")).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).as(rollout.story()).isEqualTo("reverted");
        assertThat(rollout.counts()).isEqualTo(Map.of("held", 2, "reverted", 6));
        assertThat(fleet.upgraded()).isEmpty();
    }

    @Test
    void alteredAfterTheApprovalIsHeldOnEachServer() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedForBoth();
        var rollout = rollout(fleet, ALL);
        fleet.alteredByHand(2);

        rollout.started().runUntilIdle();

        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 2, "held", 2));
        for (var dialect : DIALECTS) {
            assertThat(fleet.target(rollout, dialect, 2).getString("difference"))
                    .contains("by_hand");
        }
    }

    @Test
    void aDialectWithoutReleaseIsRefusedWhenTheRolloutIsMade() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).published("postgres").planned("postgres");

        TestRollout.create(fleet.release(), ALL)
                .statusCode(422)
                .body("code", equalTo("dialect-without-release"))
                .body("dialect", equalTo("mysql"))
                .body("targets", equalTo(2))
                .body("examples", hasItem(fleet.tenant("mysql", 1)))
                .body(
                        "detail",
                        containsString(
                                "publish it for mysql too, or narrow targets, as to dialect=postgres"));

        Api.as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(
                        "{flotilla: rollout/v1, release: %s, targets: 'fleet=%s,dialect=postgres'}"
                                .formatted(fleet.release().name(), fleet.name())
                                .getBytes(UTF_8))
                .post("/api/v1/rollouts")
                .then()
                .statusCode(201)
                .body("targets", equalTo(2))
                .body("releases.dialect", equalTo(List.of("postgres")));
    }

    @Test
    void anApprovalCoversThePlansAndReleasesOfEachDialect() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedForBoth();
        for (var types :
                Map.of("phone text", "phone int", "varchar(40)", "varchar(41)").entrySet()) {
            var rollout = approved(fleet);
            assertThat(
                            jdbi.<Integer, RuntimeException>withHandle(
                                    handle ->
                                            handle.execute(
                                                    """
                                                    UPDATE rollout_plan
                                                    SET document = replace(document, ?, ?)
                                                    WHERE rollout_id = ? AND strpos(document, ?) > 0
                                                    """,
                                                    types.getKey(),
                                                    types.getValue(),
                                                    rollout.id,
                                                    types.getKey())))
                    .isOne();
            rollout.act("start").statusCode(409).body("code", equalTo("stale-manifest"));
            rollout.act("abort", Map.of("reason", "over")).statusCode(200);
        }

        fleet.published("mysql", "2", Map.of("drops", "drop"));
        var rollout = approved(fleet);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE rollout_release
                                SET release_id = (SELECT id FROM release
                                                  WHERE name = ? AND tag = '2')
                                WHERE rollout_id = ? AND dialect = 'mysql'
                                """,
                                fleet.name(),
                                rollout.id));
        rollout.act("start").statusCode(409).body("code", equalTo("stale-manifest"));
        assertThat(fleet.upgraded()).isEmpty();
    }

    @Test
    void latecomersOfBothCatchUp() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedForBoth();
        var rollout = rollout(fleet, ALL).started().runUntilIdle();
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 4));
        fleet.joinedBy(3, 3);
        fleet.planned("postgres").planned("mysql");

        rollout.act("catch-up")
                .statusCode(201)
                .body("releases.dialect", equalTo(List.of(DIALECTS)))
                .body("counts.pending", equalTo(2));
    }

    @Test
    void aPreflightLooksAtBoth() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 3).alteredByHand(3).releasedForBoth();
        var rollout = rollout(fleet, ALL);

        rollout.act("preflight", Map.of("rehearse", 4))
                .statusCode(200)
                .body("targets", equalTo(6))
                .body("ready", equalTo(4))
                .body("rehearsed", hasSize(4))
                .body("rehearsed.findAll { it.problem != null }", hasSize(0));
    }

    @Test
    void aNewTenantComesToTheReleaseOfItsServer() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedForBoth();
        var schemas = new TreeSet<String>();
        for (var dialect : DIALECTS) {
            var schema = "new_%s_%s".formatted(dialect, fleet.name());
            schemas.add(schema);
            Api.as(Role.OPERATOR)
                    .body(
                            Map.of(
                                    "tenant",
                                    schema,
                                    "database",
                                    fleet.database(dialect),
                                    "schema",
                                    schema,
                                    "release",
                                    fleet.release().name()))
                    .post("/api/v1/targets/provision")
                    .then()
                    .statusCode(201);
            assertThat(fleet.recorded(Set.of(schema))).isEqualTo(Map.of(schema, dialect));
        }
        assertThat(fleet.upgraded()).isEqualTo(schemas);
    }

    @Test
    void timeoutsThatDifferHaveToBeSaid() throws SQLException {
        var fleet =
                MixedFleet.of(jdbi, MARIADB, 2)
                        .published("postgres")
                        .published("mysql", "1", Map.of("timeouts", Map.of("lock", "7s")));

        TestRollout.create(fleet.release(), ALL)
                .statusCode(422)
                .body("code", equalTo("timeouts-differ"));
        TestRollout.create(fleet.release(), ALL + ", timeouts: {lock: 3s}").statusCode(201);
    }

    @Test
    void whichReleaseIsMeantHasToBeSaid() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedForBoth();
        var path = "/api/v1/releases/" + fleet.release().name();

        for (var part : List.of("", "/cohorts")) {
            fleet.get(path + part)
                    .statusCode(409)
                    .body("code", equalTo("release-ambiguous"))
                    .body("dialects", equalTo(List.of(DIALECTS)))
                    .body("detail", containsString("--dialect"));
        }
        fleet.get(path + "?dialect=redshift")
                .statusCode(404)
                .body("detail", containsString("it is there for mysql and postgres"));
        fleet.get("/api/v1/releases?release=" + fleet.release().name())
                .body("items.dialect", equalTo(List.of(DIALECTS)));
        for (var dialect : DIALECTS) {
            fleet.get(path + "?dialect=" + dialect)
                    .statusCode(200)
                    .body("dialect", equalTo(dialect));
            var cohorts = fleet.get(path + "/cohorts?dialect=" + dialect).extract().jsonPath();
            assertThat(cohorts.getString("dialect")).isEqualTo(dialect);
            assertThat(cohorts.getList("cohorts.statements.flatten()").toString())
                    .contains(dialect.equals("mysql") ? "`phone`" : "phone text");
        }
    }

    @Test
    void theConsoleLeadsToBoth() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedForBoth();
        var rollout = rollout(fleet, ALL);
        var path = "/console/releases/" + fleet.release().name();

        for (var dialect : DIALECTS) {
            var link = "%s?dialect=%s".formatted(path.replace("@", "%40"), dialect);
            assertThat(page("/console/releases")).contains(link);
            assertThat(page(path)).contains(link);
            assertThat(page("/console/rollouts/" + rollout.id)).contains(link);
            var shown = page(path + "?dialect=" + dialect);
            assertThat(shown)
                    .contains("<dt>Dialect</dt><dd>%s</dd>".formatted(dialect))
                    .contains(dialect.equals("mysql") ? "varchar(40)" : "phone text");
            for (var part : List.of("/diagram", "/difference")) {
                assertThat(page("%s%s?dialect=%s".formatted(path, part, dialect))).contains(link);
            }
        }
    }

    private static String page(String path) {
        return Api.as(Role.VIEWER).get(path).then().statusCode(200).extract().asString();
    }

    private TestRollout approved(MixedFleet fleet) {
        var rollout = rollout(fleet, ALL);
        rollout.act("approve", Map.of("manifest", rollout.view().getString("manifestDigest")))
                .statusCode(200);
        return rollout;
    }

    private TestRollout rollout(MixedFleet fleet, String spec) {
        return new TestRollout(jdbi, audit, shards, fleet.release(), spec);
    }
}
