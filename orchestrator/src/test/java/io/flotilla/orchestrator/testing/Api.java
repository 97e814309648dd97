package io.flotilla.orchestrator.testing;

import static io.restassured.RestAssured.given;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.access.TokenService;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A client of the server under test. */
public final class Api {
    private Api() {}

    /** A request with a fresh token of this role; paths are as in {@code "/api/v1/targets"}. */
    public static RequestSpecification as(Role role) {
        return given().header("Authorization", "Bearer " + token(role))
                .contentType(ContentType.JSON);
    }

    /** The secret of a fresh token. */
    public static String token(Role role) {
        return Arc.container()
                .instance(TokenService.class)
                .get()
                .create("test-" + role + "-" + UUID.randomUUID(), role, "test")
                .token();
    }
}
