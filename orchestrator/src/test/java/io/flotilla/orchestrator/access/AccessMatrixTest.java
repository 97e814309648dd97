package io.flotilla.orchestrator.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint against every role, found by reflection: a new endpoint is in it by itself. */
@QuarkusTest
class AccessMatrixTest {
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeEach
    void makeTokens() {
        for (var role : Role.values()) {
            TOKENS.computeIfAbsent(role, Api::token);
        }
    }

    static Stream<Endpoint> endpoints() {
        return Endpoint.all().filter(endpoint -> !endpoint.open());
    }

    @Test
    void onlySigningInIsOpen() {
        assertThat(Endpoint.all().filter(Endpoint::open).map(Endpoint::toString))
                .containsExactlyInAnyOrder(
                        "GET /",
                        "GET /console/sign-in",
                        "POST /console/sign-in",
                        "POST /console/sign-out");
    }

    @Test
    void thereAreEndpoints() {
        assertThat(endpoints()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointLivesUnderTheApiAndNamesARole(Endpoint endpoint) {
        assertThat(endpoint.path()).matches("/api/v1/.*|/console(/.*)?");
        assertThat(endpoint.required()).as("@Requires of %s", endpoint.method()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithoutAToken(Endpoint endpoint) {
        var response = call(endpoint, given());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(code(endpoint, response)).isEqualTo("token-required");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithAnUnknownToken(Endpoint endpoint) {
        var response = call(endpoint, given().auth().oauth2("flt_" + "0".repeat(43)));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.asString()).contains("unknown or revoked");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aRoleGetsInWhereItIncludesTheRequiredOne(Endpoint endpoint) {
        var required = endpoint.required().orElseThrow();
        for (var role : Role.values()) {
            if (endpoint.endless() && role.includes(required)) {
                continue;
            }
            var response = call(endpoint, given().auth().oauth2(TOKENS.get(role)));
            if (role.includes(required)) {
                assertThat(response.statusCode()).as("as %s", role).isNotIn(401, 403, 500);
            } else {
                assertThat(response.statusCode()).as("as %s", role).isEqualTo(403);
                assertThat(code(endpoint, response)).isEqualTo("role-required");
                assertThat(response.asString()).contains("the role " + required + ";");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/openapi"})
    void telemetryIsForTokens(String path) {
        given().get(path).then().statusCode(401);
        given().auth().oauth2(TOKENS.get(Role.VIEWER)).get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready"})
    void healthIsForAnybody(String path) {
        given().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer ", "bearer nonsense"})
    void oddAuthorizationIsNobody(String header) {
        given().header("Authorization", header)
                .get("/api/v1/server")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    private static String code(Endpoint endpoint, Response response) {
        assertThat(response.contentType())
                .startsWith(endpoint.ofPeople() ? "text/html" : "application/problem+json");
        return endpoint.ofPeople()
                ? response.htmlPath().getString("**.find { it.name() == 'code' }")
                : response.path("code");
    }

    private static Response call(Endpoint endpoint, RequestSpecification request) {
        return request.contentType(endpoint.contentType())
                .request(endpoint.verb(), endpoint.concretePath());
    }
}
