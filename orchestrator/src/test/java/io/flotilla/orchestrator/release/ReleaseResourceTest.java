package io.flotilla.orchestrator.release;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

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

@QuarkusTest
class ReleaseResourceTest {

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY);\n";

    @Inject Jdbi jdbi;

    private String scratch;

    @BeforeEach
    void registerADatabase() {
        scratch = TestFleet.create(jdbi).database().name();
    }

    @Test
    void aReleaseIsPublishedOnceUnderItsTag() {
        publish("once", "1", USERS)
                .statusCode(201)
                .body("name", equalTo("once"))
                .body("tag", equalTo("1"))
                .body("tables", equalTo(1))
                .body("fingerprint", startsWith("fp1:"))
                .body("digest", startsWith("sha256:"));

        publish("once", "1", USERS).statusCode(200).body("tables", equalTo(1));

        publish("once", "1", "CREATE TABLE other (id int);")
                .statusCode(409)
                .body("code", equalTo("release-exists"))
                .body("detail", containsString("once@1"));
    }

    @Test
    void aReleaseShowsWhatItWasPublishedFrom() {
        publish("shown", "1", USERS).statusCode(201);

        Api.as(Role.VIEWER)
                .get("/api/v1/releases/shown@1")
                .then()
                .statusCode(200)
                .body("tag", equalTo("1"))
                .body("policy.drops", equalTo("trash"))
                .body("sources[0].path", equalTo("schema.sql"))
                .body("sources[0].sql", equalTo(USERS));
        Api.as(Role.VIEWER)
                .get("/api/v1/releases?limit=1000")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("shown"));
    }

    @Test
    void badSqlIsToldByFileAndLine() {
        publish("broken", "1", USERS + "\nCREATE TABLE orders (id bigint, total nummeric);\n")
                .statusCode(422)
                .body("code", equalTo("invalid-desired-state"))
                .body("file", equalTo("schema.sql"))
                .body("line", equalTo(3))
                .body("detail", allOf(containsString("schema.sql"), containsString("nummeric")));
        Api.as(Role.VIEWER).get("/api/v1/releases/broken@1").then().statusCode(404);
    }

    @Test
    void aMissingPrivilegeIsNamedWithItsRemedy() {
        var fleet = TestFleet.create(jdbi);
        var user = "powerless_" + fleet.database().name();
        fleet.execute("CREATE ROLE %s LOGIN".formatted(user));
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE target_database SET username = ? WHERE id = ?",
                                user,
                                fleet.database().id()));
        scratch = fleet.database().name();

        publish("powerless", "1", USERS)
                .statusCode(422)
                .body("code", equalTo("no-scratch-database"))
                .body("detail", allOf(containsString(user), containsString("grant it CREATE")));
    }

    @Test
    void aWrongFieldIsNamed() {
        publish("Not A Name", "1", USERS)
                .statusCode(422)
                .body("detail", containsString("'Not A Name'"));
        publish(Map.of("name", "x", "tag", "1", "dialect", "oracle", "sources", List.of()))
                .statusCode(422)
                .body("detail", containsString("oracle"));
        publish(Map.of("name", "x", "tag", "1", "dialect", "postgres", "sources", List.of()))
                .statusCode(422)
                .body("code", equalTo("missing-field"));
        Api.as(Role.VIEWER).get("/api/v1/releases/nonsense").then().statusCode(422);
        Api.as(Role.VIEWER)
                .get("/api/v1/releases/no@such")
                .then()
                .statusCode(404)
                .body("code", equalTo("release-not-found"));
    }

    @Test
    void aViewerPublishesNothing() {
        Api.as(Role.VIEWER).body("{}").post("/api/v1/releases").then().statusCode(403);
    }

    private ValidatableResponse publish(String name, String tag, String sql) {
        return publish(
                Map.of(
                        "name",
                        name,
                        "tag",
                        tag,
                        "dialect",
                        "postgres",
                        "sources",
                        List.of(Map.of("path", "schema.sql", "sql", sql)),
                        "scratch",
                        scratch));
    }

    private static ValidatableResponse publish(Map<String, Object> body) {
        return Api.as(Role.OPERATOR).body(body).post("/api/v1/releases").then();
    }
}
