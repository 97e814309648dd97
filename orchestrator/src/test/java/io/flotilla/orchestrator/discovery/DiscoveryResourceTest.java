package io.flotilla.orchestrator.discovery;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.Fleet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiscoveryResourceTest {

    @Test
    void aPreviewChangesNothingAndApplyingDoes() {
        var fleet = Fleet.register();
        fleet.database().execute("CREATE SCHEMA t_acme", "CREATE SCHEMA t_globex");

        discover(fleet, Map.of("pattern", "t_*"))
                .body("adds.schema", containsInAnyOrder("t_acme", "t_globex"))
                .body("applied", equalTo(false));
        targets(fleet).body("items", empty());

        discover(fleet, Map.of("pattern", "t_*", "apply", true)).body("applied", equalTo(true));
        targets(fleet)
                .body("items.schema", containsInAnyOrder("t_acme", "t_globex"))
                .body("items[0].state", equalTo("unknown"));

        fleet.database().execute("DROP SCHEMA t_globex");
        discover(fleet, Map.of("pattern", "t_*", "apply", true))
                .body("retires.schema", contains("t_globex"))
                .body("unchanged", equalTo(1));
        targets(fleet).body("items.status", containsInAnyOrder("active", "leaving"));
    }

    @Test
    void aQueryGivesTenantsAndLabels() {
        var fleet = Fleet.register();
        fleet.database()
                .execute(
                        "CREATE SCHEMA s1",
                        "CREATE TABLE customers (schema_name text, tenant text, tier text)",
                        "INSERT INTO customers VALUES ('s1', 'acme-%s', 'free')"
                                .formatted(fleet.name()));
        discover(fleet, Map.of("query", "SELECT * FROM customers", "apply", true));

        Api.as(Role.VIEWER)
                .get("/api/v1/targets/acme-" + fleet.name())
                .then()
                .statusCode(200)
                .body("schema", equalTo("s1"))
                .body("labels.tier", equalTo("free"))
                .body("attempts", empty());
    }

    @Test
    void namesThatCannotBeTargetsAreRejectedAndSaidWhy() {
        var fleet = Fleet.register();
        fleet.database().execute("CREATE SCHEMA \"quo\"\"ted\"");
        discover(
                        fleet,
                        Map.of(
                                "query",
                                "SELECT 'quo\"ted' UNION ALL SELECT repeat('x', 64)",
                                "apply",
                                true))
                .body("rejected", hasSize(2))
                .body("adds", empty());
        targets(fleet).body("items", empty());
    }

    @Test
    void aQueryThatFailsSaysWhatTheServerSaid() {
        var fleet = Fleet.register();
        Api.as(Role.OPERATOR)
                .body(Map.of("query", "SELECT nothing FROM nowhere"))
                .post("/api/v1/databases/%s/discover".formatted(fleet.name()))
                .then()
                .statusCode(422)
                .body("code", equalTo("discovery-failed"))
                .body("detail", containsString("nowhere"));
    }

    @Test
    void eitherAQueryOrAPatternIsWanted() {
        var fleet = Fleet.register();
        Api.as(Role.OPERATOR)
                .body(Map.of("query", "SELECT 1", "pattern", "*"))
                .post("/api/v1/databases/%s/discover".formatted(fleet.name()))
                .then()
                .statusCode(422)
                .body("code", equalTo("missing-field"));
    }

    @Test
    void aFileIsImported() {
        var fleet = Fleet.register();
        fleet.database().execute("CREATE SCHEMA s1", "CREATE SCHEMA s2");
        var csv =
                "tenant,schema,database,tier\none,s1,%1$s,free\ntwo,s2,%1$s,\n"
                        .formatted(fleet.name());
        Api.as(Role.OPERATOR)
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/targets/import?apply=true")
                .then()
                .statusCode(200)
                .body("adds", hasSize(2))
                .body("applied", equalTo(true));
        targets(fleet).body("items.tenant", containsInAnyOrder("one", "two"));
    }

    @Test
    void aFileWithABadLineIsRefusedAsAWhole() {
        var fleet = Fleet.register();
        Api.as(Role.OPERATOR)
                .contentType("text/csv")
                .body(
                        "tenant,schema,database\none,s1,%s\n,s2,%s\n"
                                .formatted(fleet.name(), fleet.name()))
                .post("/api/v1/targets/import?apply=true")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-import"))
                .body("problems.line", contains(3));
        targets(fleet).body("items", empty());
    }

    private static ValidatableResponse discover(Fleet.Registered fleet, Map<String, Object> body) {
        return Api.as(Role.OPERATOR)
                .body(body)
                .post("/api/v1/databases/%s/discover".formatted(fleet.name()))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse targets(Fleet.Registered fleet) {
        return Api.as(Role.VIEWER)
                .get("/api/v1/targets?database=" + fleet.name())
                .then()
                .statusCode(200);
    }
}
