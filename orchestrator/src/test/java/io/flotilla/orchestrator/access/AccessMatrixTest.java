package io.flotilla.orchestrator.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.ControlDatabase;
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
@ControlDatabase
class AccessMatrixTest {
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeEach
    void makeTokens() {
        for (var role : Role.values()) {
            TOKENS.computeIfAbsent(role, Api::token);
        }
    }

    static Stream<Endpoint> endpoints() {
        return Endpoint.all();
    }

    @Test
    void thereAreEndpoints() {
        assertThat(endpoints()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointLivesUnderTheApiAndNamesARole(Endpoint endpoint) {
        assertThat(endpoint.path()).startsWith("/api/v1/");
        assertThat(endpoint.required()).as("@Requires of %s", endpoint.method()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithoutAToken(Endpoint endpoint) {
        var response = call(endpoint, given());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.path("code").toString()).isEqualTo("token-required");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithAnUnknownToken(Endpoint endpoint) {
        var response = call(endpoint, given().auth().oauth2("flt_" + "0".repeat(43)));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.path("detail").toString()).contains("unknown or revoked");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aRoleGetsInWhereItIncludesTheRequiredOne(Endpoint endpoint) {
        var required = endpoint.required().orElseThrow();
        for (var role : Role.values()) {
            var response = call(endpoint, given().auth().oauth2(TOKENS.get(role)));
            if (role.includes(required)) {
                assertThat(response.statusCode()).as("as %s", role).isNotIn(401, 403, 500);
            } else {
                assertThat(response.statusCode()).as("as %s", role).isEqualTo(403);
                assertThat(response.path("code").toString()).isEqualTo("role-required");
                assertThat(response.path("required").toString()).isEqualTo(required.toString());
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

    private static Response call(Endpoint endpoint, RequestSpecification request) {
        return request.contentType(endpoint.contentType())
                .request(endpoint.verb(), endpoint.concretePath());
    }
}
