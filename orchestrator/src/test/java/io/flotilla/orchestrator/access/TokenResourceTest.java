package io.flotilla.orchestrator.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenResourceTest {

    @Test
    void aTokenWorksUntilItIsRevoked() {
        var created =
                Api.as(Role.ADMIN)
                        .body(Map.of("name", "ci", "role", "viewer"))
                        .post("/api/v1/tokens")
                        .then()
                        .statusCode(201)
                        .body("role", equalTo("viewer"))
                        .body("token", matchesPattern("flt_[0-9A-Za-z]{43}"))
                        .extract();
        var token = created.path("token").toString();

        given().auth().oauth2(token).get("/api/v1/audit").then().statusCode(403);
        Api.as(Role.ADMIN)
                .get("/api/v1/tokens?limit=1000")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("ci"))
                .body("items", everyItem(not(hasKey("token"))));
        Api.as(Role.ADMIN).delete("/api/v1/tokens/" + created.path("id")).then().statusCode(204);

        given().auth()
                .oauth2(token)
                .get("/api/v1/audit")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("token-required"));
    }

    @Test
    void everyActIsInTheAudit() {
        Api.as(Role.ADMIN)
                .body(Map.of("name", "audited", "role", "operator"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201);

        Api.as(Role.OPERATOR)
                .get("/api/v1/audit?limit=1000")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.subject == 'token:audited' }.details.role",
                        equalTo("operator"));
    }

    @Test
    void twoLiveTokensNeverShareAName() {
        var body = Map.of("name", "twice", "role", "viewer");
        Api.as(Role.ADMIN).body(body).post("/api/v1/tokens").then().statusCode(201);
        Api.as(Role.ADMIN)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-exists"));
    }

    @Test
    void aWrongRoleNamesTheRightOnes() {
        Api.as(Role.ADMIN)
                .body(Map.of("name", "x", "role", "root"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-field"))
                .body(
                        "detail",
                        equalTo("field 'role': role 'root' is none of viewer, operator, admin"));
    }

    @Test
    void anUnknownFieldIsNamedWithTheNearestKnownOne() {
        Api.as(Role.ADMIN)
                .body(Map.of("name", "x", "rol", "viewer"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-field"))
                .body("detail", equalTo("unknown field 'rol'; did you mean 'role'?"));
    }

    @Test
    void brokenJsonIsABadRequest() {
        Api.as(Role.ADMIN)
                .body("{\"name\": ")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-json"));
    }
}
