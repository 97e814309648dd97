package io.flotilla.orchestrator.idempotency;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.ByHand;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.Doorway;
import io.flotilla.orchestrator.testing.Fleet;
import io.flotilla.orchestrator.testing.TenantServer;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come twice. */
@QuarkusTest
@TestProfile(ByHand.class)
class ReplayTest {

    private final String key = UUID.randomUUID().toString();

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject IdempotentRequests requests;

    @Test
    void isDoneOnceAndAnsweredAlike() {
        var admin = Api.token(Role.ADMIN);
        var body = Fleet.body(TenantServer.createDatabase());

        var first = as(admin).body(body).post("/api/v1/databases");
        var second = as(admin).body(body).post("/api/v1/databases");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertAlike(first, second);
        assertThat(audit.listOf(List.of("database:" + body.get("name")), 10)).hasSize(1);
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        var admin = Api.token(Role.ADMIN);
        var first = as(admin).delete("/api/v1/tokens/999999999");
        var second = as(admin).delete("/api/v1/tokens/999999999");

        assertThat(first.statusCode()).isEqualTo(404);
        assertAlike(first, second);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void oneOfTwoAtOnceIsDone() throws Exception {
        var admin = Api.token(Role.ADMIN);
        var token = makeToken();
        var path = "/api/v1/tokens/" + token;
        CompletableFuture<Response> first;
        try (var handle = jdbi.open()) {
            handle.begin();
            handle.execute("SELECT FROM api_token WHERE id = ? FOR UPDATE", token);
            first = CompletableFuture.supplyAsync(() -> as(admin).delete(path));
            await().atMost(20, SECONDS).until(() -> count("status IS NULL") == 1);

            as(admin)
                    .delete(path)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:flotilla:problem:request-under-way"));
            change("until = now() + interval '1 second'");
            requests.renew();
            assertThat(count("until > now() + interval '30 seconds'"))
                    .as("a request may take long")
                    .isEqualTo(1);
            handle.rollback();
        }

        assertThat(first.get(20, SECONDS).statusCode()).isEqualTo(204);
        assertAlike(first.get(), as(admin).delete(path));
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        var admin = Api.token(Role.ADMIN);
        as(admin).body("{\"a\": 1}").post("/api/v1/drift/adopt?x=1").then().statusCode(422);

        for (var other :
                List.of(
                        as(admin).body("{\"a\": 2}").post("/api/v1/drift/adopt?x=1"),
                        as(admin).body("{\"a\": 1}").post("/api/v1/drift/adopt?x=2"),
                        as(admin).body("{\"a\": 1}").post("/api/v1/drift/scan?x=1"),
                        as(admin).body("{\"a\": 1}").put("/api/v1/target-servers/a:1/cap?x=1"),
                        as(admin)
                                .header("If-Match", "\"1\"")
                                .body("{\"a\": 1}")
                                .post("/api/v1/drift/adopt?x=1"))) {
            other.then()
                    .statusCode(422)
                    .body("code", equalTo("idempotency-key-reused"))
                    .body("first", equalTo("POST /api/v1/drift/adopt"))
                    .body("detail", containsString("a key of its own"));
        }
    }

    @Test
    void aFailureOfOursFreesTheKey() throws Exception {
        var operator = Api.token(Role.OPERATOR);
        var name = TenantServer.createDatabase();
        try (var door = Doorway.to(name.port())) {
            var fleet = TestFleet.behind(jdbi, door);
            fleet.addTenants(1, "CREATE TABLE t (id bigint PRIMARY KEY)");
            var path = "/api/v1/databases/%s/discover".formatted(fleet.database().name());
            var body = Map.of("pattern", fleet.database().name() + "_*");
            door.shut();
            as(operator).body(body).post(path).then().statusCode(502);
            assertThat(count("true")).isZero();

            door.open();
            as(operator)
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .header("Idempotent-Replayed", equalTo(null));
        }
    }

    @Test
    void aKeyWhoseNodeDiedIsFreeAgain() {
        var admin = Api.token(Role.ADMIN);
        var path = "/api/v1/tokens/" + makeToken();
        as(admin).delete(path).then().statusCode(204);
        // as it is when its node dies
        change("status = NULL, headers = NULL, until = now() + interval '1 minute'");

        as(admin).delete(path).then().statusCode(409);
        change("until = now() - interval '1 second'");

        as(admin).delete(path).then().statusCode(404);
        assertThat(count("status = 404")).isEqualTo(1);
    }

    @Test
    void answersAreKeptForADay() {
        var admin = Api.token(Role.ADMIN);
        var path = "/api/v1/tokens/" + makeToken();
        as(admin).delete(path).then().statusCode(204);
        assertThat(count("until BETWEEN now() + interval '23 h' AND now() + interval '24 h'"))
                .isEqualTo(1);

        requests.forget();
        as(admin).delete(path).then().statusCode(204);
        change("until = now()");
        requests.forget();

        assertThat(count("true")).isZero();
        as(admin).delete(path).then().statusCode(404);
    }

    @Test
    void anotherActorsKeyIsAnotherKey() {
        var path = "/api/v1/tokens/" + makeToken();
        as(Api.token(Role.ADMIN)).delete(path).then().statusCode(204);
        as(Api.token(Role.ADMIN)).delete(path).then().statusCode(404);
    }

    @Test
    void whoMayNotClaimsNothing() {
        as(Api.token(Role.VIEWER)).delete("/api/v1/tokens/1").then().statusCode(403);
        as("flt_" + "0".repeat(43)).delete("/api/v1/tokens/1").then().statusCode(401);
        as(Api.token(Role.ADMIN)).get("/api/v1/tokens").then().statusCode(200);
        assertThat(count("true")).isZero();
    }

    @Test
    void ofTheBodyNothingIsKept() {
        as(Api.token(Role.OPERATOR))
                .contentType("application/yaml")
                .body("# hush-hush\n{flotilla: rollout/v1, release: no@1}".getBytes(UTF_8))
                .post("/api/v1/rollouts")
                .then()
                .statusCode(404);
        assertThat(row()).contains("application/problem+json").doesNotContain("hush-hush");
    }

    @Test
    void aSecretIsShownOnceAndKeptNowhere() {
        var admin = Api.token(Role.ADMIN);
        var body = Map.of("name", "once-" + UUID.randomUUID(), "role", "viewer");
        var made = as(admin).body(body).post("/api/v1/tokens").then().statusCode(201).extract();
        assertThat(made.header("Cache-Control")).contains("no-store");

        as(admin)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(409)
                .body("code", equalTo("answer-not-kept"))
                .body("first", equalTo(201))
                .body("$", not(hasKey("token")));
        assertThat(row()).doesNotContain(made.path("token").toString());
        assertThat(audit.listOf(List.of("token:" + body.get("name")), 10)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "long"})
    void aKeyIsVisibleAscii(String key) {
        given().header("Authorization", "Bearer " + Api.token(Role.ADMIN))
                .header("Idempotency-Key", key.equals("long") ? "k".repeat(256) : key)
                .delete("/api/v1/tokens/999999999")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-idempotency-key"));
    }

    @Test
    void theDescriptionNamesTheKeyWhereSomethingChanges() {
        var paths =
                Api.as(Role.VIEWER)
                        .get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<String, Map<String, Object>>getMap("paths");
        for (var path : paths.entrySet()) {
            for (var verb : path.getValue().entrySet()) {
                var takesAKey = verb.getValue().toString().contains("Idempotency-Key");
                assertThat(takesAKey)
                        .as("%s %s", verb.getKey(), path.getKey())
                        .isEqualTo(!verb.getKey().equals("get"));
            }
        }
        assertThat(paths.get("/api/v1/rollouts/{id}/pause").toString()).contains("If-Match");
    }

    private RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }

    private static long makeToken() {
        return Api.as(Role.ADMIN)
                .body(Map.of("name", "t-" + UUID.randomUUID(), "role", "viewer"))
                .post("/api/v1/tokens")
                .jsonPath()
                .getLong("id");
    }

    private static void assertAlike(Response first, Response second) {
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    }

    private int count(String condition) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT count(*) FROM idempotent_request WHERE key = :key AND "
                                                + condition)
                                .bind("key", key)
                                .mapTo(Integer.class)
                                .one());
    }

    private void change(String assignments) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE idempotent_request SET " + assignments + " WHERE key = ?",
                                key));
    }

    /** All there is under the key, as text. */
    private String row() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT r::text || coalesce(encode(body, 'escape'), '')
                                        FROM idempotent_request r WHERE key = :key
                                        """)
                                .bind("key", key)
                                .mapTo(String.class)
                                .one());
    }
}
