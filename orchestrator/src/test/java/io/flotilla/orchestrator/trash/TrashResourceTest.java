package io.flotilla.orchestrator.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrashResourceTest {

    @Inject Jdbi jdbi;
    @Inject TargetPools pools;

    private TestFleet fleet;

    @BeforeEach
    void makeAFleetWithTrash() {
        fleet = TestFleet.create(jdbi);
        fleet.addTenants(
                2,
                "CREATE TABLE _flotilla_trash_1_orders (id int)",
                "COMMENT ON TABLE _flotilla_trash_1_orders IS"
                        + " 'flotilla trash {\"at\": \"2001-01-01T00:00:00+01:00\", \"was\": \"orders\"}'",
                "CREATE TABLE customer (_flotilla_trash_2_note text)",
                "DO $$ BEGIN EXECUTE 'COMMENT ON COLUMN customer._flotilla_trash_2_note IS '"
                        + " || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'note')); END $$");
    }

    @Test
    void removesWhatIsOlderThanTheRetention() throws SQLException {
        purge(Map.of("targets", fleet.selection(), "dryRun", true))
                .body("removed", equalTo(2))
                .body("olderThan", equalTo("30d"));
        assertThat(trash()).hasSize(2);

        purge(Map.of("targets", fleet.selection()))
                .body("targets", equalTo(2))
                .body("removed", equalTo(2))
                .body("younger", equalTo(2))
                .body("problems", hasSize(0));

        assertThat(trash()).containsExactly("column customer.note");
        Api.as(Role.OPERATOR)
                .get("/api/v1/audit?limit=1000")
                .then()
                .body(
                        "items.findAll { it.act == 'trash.purge' }.subject",
                        hasItem("fleet:" + fleet.selection()));
    }

    @Test
    void aShorterTimeRemovesMore() throws SQLException {
        purge(Map.of("targets", fleet.selection(), "olderThan", "0s")).body("removed", equalTo(4));

        assertThat(trash()).isEmpty();
    }

    @Test
    void aTargetThatIsGoneIsAProblemOfItsOwn() {
        fleet.register(3, 3);

        purge(Map.of("targets", fleet.selection()))
                .body("removed", equalTo(2))
                .body("problems.tenant", equalTo(List.of(fleet.tenant(3))));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        Api.as(Role.OPERATOR)
                .body(Map.of("olderThan", "a while"))
                .post("/api/v1/trash/purge")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-duration"));
        Api.as(Role.VIEWER).body("{}").post("/api/v1/trash/purge").then().statusCode(403);
    }

    private ValidatableResponse purge(Map<String, Object> body) {
        return Api.as(Role.OPERATOR).body(body).post("/api/v1/trash/purge").then().statusCode(200);
    }

    private List<String> trash() throws SQLException {
        try (var connection = pools.connect(fleet.database())) {
            return Dialects.require("postgres")
                    .trashBin()
                    .list(connection, fleet.tenant(1))
                    .stream()
                    .map(trash -> trash.title())
                    .toList();
        }
    }
}
