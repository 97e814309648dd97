package io.flotilla.orchestrator.release;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database whose dialect has privileges in it is scanned and planned for with them. */
@QuarkusTest
class ManagedPrivilegesTest {

    private static final String DIALECT = "postgres-with-privileges";

    @Inject Jdbi jdbi;

    private TestFleet fleet;
    private String table;

    @BeforeEach
    void createFleet() {
        fleet = TestFleet.create(jdbi);
        table = "users_" + fleet.database().name();
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE target_database SET dialect = ? WHERE id = ?",
                                DIALECT,
                                fleet.database().id()));
    }

    @Test
    void aTenantWithAGrantOfItsOwnHasDriftedAndCanBePlannedFor() {
        fleet.addTenants(3, "CREATE TABLE %s (id bigint PRIMARY KEY)".formatted(table));
        fleet.alter(2, "GRANT DELETE ON %s TO PUBLIC".formatted(table));
        publish(DIALECT).statusCode(201);

        var planned =
                plan(Map.of("targets", fleet.selection()))
                        .body("cohorts", hasSize(2))
                        .body("cohorts[0].count", equalTo(2))
                        .body(
                                "cohorts[0].statements",
                                hasItem(containsString("GRANT SELECT ON TABLE " + table)))
                        .body("cohorts[1].state", equalTo("no-plan"))
                        .body("cohorts[1].difference", containsString("GRANT DELETE"));

        String drifted = planned.extract().path("cohorts[1].fingerprint");
        plan(Map.of("targets", fleet.selection(), "plan", List.of(drifted)))
                .body("cohorts[1].state", equalTo("planned"))
                .body("cohorts[1].statements", hasItem(containsString("REVOKE DELETE")));
    }

    @Test
    void aReleaseOfTheOtherDialectDoesNotMeetIt() {
        publish("postgres")
                .statusCode(422)
                .body("detail", containsString("is of dialect '%s'".formatted(DIALECT)));
    }

    private ValidatableResponse publish(String dialect) {
        var sql =
                "CREATE TABLE %s (id bigint PRIMARY KEY); GRANT SELECT ON %s TO PUBLIC;"
                        .formatted(table, table);
        return Api.as(Role.OPERATOR)
                .body(
                        Map.of(
                                "name",
                                fleet.database().name(),
                                "tag",
                                "1",
                                "dialect",
                                dialect,
                                "sources",
                                List.of(Map.of("path", "users.sql", "sql", sql)),
                                "scratch",
                                fleet.database().name()))
                .post("/api/v1/releases")
                .then();
    }

    private ValidatableResponse plan(Map<String, Object> body) {
        return Api.as(Role.OPERATOR)
                .body(body)
                .post("/api/v1/releases/%s@1/plan".formatted(fleet.database().name()))
                .then()
                .statusCode(200);
    }
}
