package io.flotilla.orchestrator.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.Fleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TargetResourceTest {
    @Inject Jdbi jdbi;
    @Inject ObjectMapper json;

    @Test
    void pagesGoThroughTheWholeList() {
        var fleet = fleetOf(5);
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page =
                    Api.as(Role.VIEWER)
                            .queryParam("database", fleet.name())
                            .queryParam("limit", 2)
                            .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                            .get("/api/v1/targets")
                            .then()
                            .statusCode(200)
                            .extract();
            seen.addAll(page.path("items.schema"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(seen).containsExactly("t_1", "t_2", "t_3", "t_4", "t_5");
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=1001", "limit=many", "cursor=nonsense!"})
    void aPageThatCannotBeIsABadRequest(String query) {
        Api.as(Role.VIEWER).get("/api/v1/targets?" + query).then().statusCode(400);
    }

    @Test
    void labelsAndStatusAreChangedAndSelected() {
        var fleet = fleetOf(2);
        int id =
                Api.as(Role.VIEWER)
                        .get("/api/v1/targets?database=" + fleet.name())
                        .path("items[0].id");
        Api.as(Role.OPERATOR)
                .body(
                        "{\"labels\": {\"tier\": \"pro\"}, \"status\": \"suspended\", \"notes\": \"asked\"}")
                .patch("/api/v1/targets/" + id)
                .then()
                .statusCode(200)
                .body("labels.tier", equalTo("pro"))
                .body("status", equalTo("suspended"))
                .body("notes", equalTo("asked"));
        Api.as(Role.VIEWER)
                .queryParam("selector", "tier=pro")
                .queryParam("database", fleet.name())
                .get("/api/v1/targets/count")
                .then()
                .body("count", equalTo(1));
        Api.as(Role.OPERATOR)
                .body("{\"labels\": {\"tier\": null}}")
                .patch("/api/v1/targets/" + id)
                .then()
                .statusCode(200)
                .body("labels", not(hasKey("tier")));
        Api.as(Role.VIEWER)
                .get("/api/v1/targets/" + id + "/history")
                .then()
                .statusCode(200)
                .body("attempts", hasSize(0))
                .body("audit.act", hasItem("target.change"));
    }

    @Test
    void anUnknownLabelNamesTheNearestKnownOne() {
        var fleet = fleetOf(1);
        int id =
                Api.as(Role.VIEWER)
                        .get("/api/v1/targets?database=" + fleet.name())
                        .path("items[0].id");
        Api.as(Role.OPERATOR)
                .body("{\"labels\": {\"continent\": \"europe\"}}")
                .patch("/api/v1/targets/" + id)
                .then()
                .statusCode(200);
        Api.as(Role.VIEWER)
                .queryParam("selector", "contnent=europe")
                .get("/api/v1/targets")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-selector-key"))
                .body("detail", containsString("did you mean 'continent'?"));
        Api.as(Role.VIEWER)
                .queryParam("selector", "continent in (")
                .get("/api/v1/targets")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-selector"));
    }

    @Test
    void anUnknownStatusListsTheKnownOnes() {
        Api.as(Role.VIEWER)
                .get("/api/v1/targets?status=alive")
                .then()
                .statusCode(422)
                .body("detail", containsString("quarantined"));
    }

    @Test
    void aTenantWithSeveralTargetsHasToBeNamedCloser() {
        var first = fleetOf(1, "twin_" + System.nanoTime());
        var tenant = first.schema();
        var second = Fleet.register();
        second.database().execute("CREATE SCHEMA " + tenant);
        second.discover(tenant);

        Api.as(Role.VIEWER)
                .get("/api/v1/targets/" + tenant)
                .then()
                .statusCode(409)
                .body("code", equalTo("ambiguous-target"))
                .body("ids", hasSize(2));
        Api.as(Role.VIEWER)
                .get("/api/v1/targets/%s?database=%s".formatted(tenant, second.name()))
                .then()
                .statusCode(200)
                .body("database", equalTo(second.name()));
    }

    @Test
    void aDriftedTargetShowsTheDifferenceAsSql() throws SQLException, JsonProcessingException {
        var fleet = fleetOf(2);
        fleet.registered()
                .database()
                .execute(
                        "CREATE TABLE t_1.users (id int PRIMARY KEY)",
                        "CREATE TABLE t_2.users (id int PRIMARY KEY, extra text)");
        var expected = inspect(fleet, "t_1");
        var live = inspect(fleet, "t_2");
        record(fleet, "t_1", expected, expected);
        record(fleet, "t_2", live, expected);

        var rows =
                Api.as(Role.VIEWER)
                        .get("/api/v1/targets?database=" + fleet.name())
                        .then()
                        .statusCode(200)
                        .extract();
        assertThat(rows.<List<String>>path("items.state")).containsExactly("current", "drifted");
        Api.as(Role.VIEWER)
                .get("/api/v1/targets/" + rows.path("items[1].id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("drifted"))
                .body("difference", containsString("ADD COLUMN extra text"));
        Api.as(Role.VIEWER)
                .get("/api/v1/targets/" + rows.path("items[0].id"))
                .then()
                .body("state", equalTo("current"))
                .body("difference", nullValue());
        assertThat(Api.as(Role.VIEWER).get("/q/metrics").asString())
                .contains("flotilla_build_info{")
                .contains("flotilla_tenants{engine=\"postgres\",group=\"\",state=\"current\"}")
                .contains("flotilla_tenants{engine=\"postgres\",group=\"\",state=\"drifted\"}")
                .contains("flotilla_tenants{engine=\"postgres\",group=\"\",state=\"unknown\"}")
                .contains("flotilla_tenants{engine=\"postgres\",group=\"\",state=\"unreadable\"}");
    }

    private record Tenants(Fleet.Registered registered, String schema) {
        String name() {
            return registered.name();
        }
    }

    private static Tenants fleetOf(int targets) {
        return fleetOf(targets, "t_1");
    }

    private static Tenants fleetOf(int targets, String first) {
        var fleet = Fleet.register();
        fleet.database().execute("CREATE SCHEMA " + first);
        for (var i = 2; i <= targets; i++) {
            fleet.database().execute("CREATE SCHEMA t_" + i);
        }
        return new Tenants(fleet.discover("t*"), first);
    }

    private static Schema inspect(Tenants fleet, String schema) throws SQLException {
        try (var connection = fleet.registered().database().connect()) {
            return Dialects.require("postgres").inspector().inspect(connection, schema);
        }
    }

    private void record(Tenants fleet, String schema, Schema live, Schema expected)
            throws JsonProcessingException {
        keep(live);
        keep(expected);
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        INSERT INTO target_state
                                            (target_id, fingerprint, inspected_at,
                                             expected_fingerprint, expected_since)
                                        SELECT t.id, :live, now(), :expected, now()
                                        FROM target t
                                        JOIN target_database d ON d.id = t.database_id
                                        WHERE d.name = :database AND t.schema_name = :schema
                                        """)
                                .bind("live", Fingerprinter.fingerprint(live).value())
                                .bind("expected", Fingerprinter.fingerprint(expected).value())
                                .bind("database", fleet.name())
                                .bind("schema", schema)
                                .execute());
    }

    private void keep(Schema schema) throws JsonProcessingException {
        var text = json.writeValueAsString(schema);
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        INSERT INTO schema_snapshot (fingerprint, schema)
                                        VALUES (:fingerprint, CAST(:schema AS jsonb))
                                        ON CONFLICT DO NOTHING
                                        """)
                                .bind("fingerprint", Fingerprinter.fingerprint(schema).value())
                                .bind("schema", text)
                                .execute());
    }
}
