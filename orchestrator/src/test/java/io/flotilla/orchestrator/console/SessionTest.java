package io.flotilla.orchestrator.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the console's sessions, whatever a browser does. */
@QuarkusTest
class SessionTest {

    private static final String COOKIE = "flotilla_session";

    @Inject Jdbi jdbi;

    @Test
    void aSessionIsForTheConsoleAlone() {
        var session = signIn(Api.token(Role.ADMIN));

        page(session).get("/console/fleet").then().statusCode(200);
        given().cookie(COOKIE, session).get("/api/v1/targets").then().statusCode(401);
        given().cookie(COOKIE, session).get("/q/metrics").then().statusCode(401);
    }

    @Test
    void theCookieIsHiddenFromScriptsAndOtherSites() {
        var cookie =
                form("token", Api.token(Role.VIEWER))
                        .post("/console/sign-in")
                        .detailedCookie(COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(cookie.getPath()).isEqualTo("/console");
        assertThat(cookie.getMaxAge()).isEqualTo(12 * 60 * 60);
        assertThat(cookie.isSecured()).as("over plain HTTP").isFalse();
    }

    @Test
    void endsWithItsToken() {
        var token =
                Api.as(Role.ADMIN)
                        .body(Map.of("name", "leaves-" + System.nanoTime(), "role", "viewer"))
                        .post("/api/v1/tokens")
                        .jsonPath();
        var session = signIn(token.getString("token"));
        page(session).get("/console/fleet").then().statusCode(200);

        Api.as(Role.ADMIN).delete("/api/v1/tokens/" + token.getLong("id"));

        page(session)
                .get("/console/fleet")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/sign-in?to=%2Fconsole%2Ffleet"));
    }

    @Test
    void endsWithSigningOutAndWithTime() {
        var session = signIn(Api.token(Role.VIEWER));
        given().redirects().follow(false).cookie(COOKIE, session).post("/console/sign-out");
        page(session).get("/console/fleet").then().statusCode(303);

        var other = signIn(Api.token(Role.VIEWER));
        jdbi.useHandle(handle -> handle.execute("UPDATE console_session SET expires_at = now()"));
        page(other).get("/console/fleet").then().statusCode(303);
    }

    @Test
    void aLinkSignsInOnce() {
        var path =
                Api.as(Role.VIEWER)
                        .post("/api/v1/tokens/own/sign-in-link")
                        .then()
                        .statusCode(201)
                        .header("Cache-Control", containsString("no-store"))
                        .extract()
                        .<String>path("path");
        var link = path.substring(path.indexOf("link=") + "link=".length());
        // looking at it does not use it
        given().get(path).then().statusCode(200).body(containsString(link));

        var first = form("link", link).post("/console/sign-in");
        var second = form("link", link).post("/console/sign-in");

        page(first.cookie(COOKIE)).get("/console/fleet").then().statusCode(200);
        second.then().statusCode(401).body(containsString("used already"));
        assertThat(second.cookie(COOKIE)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void refusesWhatAnotherSitesPageSends(String header, String value) {
        var session = signIn(Api.token(Role.ADMIN));

        page(session)
                .header(header, value)
                .post("/console/rollouts/1/acts/abort")
                .then()
                .statusCode(403)
                .body(containsString("cross-site"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/api/v1/targets",
                "/console/../api",
                "javascript:alert(1)",
                "/console/sign-in"
            })
    void goesNowhereButIntoTheConsole(String to) {
        form("token", Api.token(Role.VIEWER))
                .formParam("to", to)
                .post("/console/sign-in")
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")))
                .header("Location", containsString("/console"))
                .header("Location", not(containsString("api")));
    }

    @Test
    void goesBackToWhereSomebodyWantedTo() {
        form("token", Api.token(Role.VIEWER))
                .formParam("to", "/console/fleet?state=drifted")
                .post("/console/sign-in")
                .then()
                .header("Location", containsString("/console/fleet?state=drifted"));
    }

    @Test
    void pagesMayLoadNothingOfOthers() {
        given().get("/console/sign-in")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", startsWith("default-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void problemsAreShownAsPages() {
        var session = signIn(Api.token(Role.VIEWER));

        page(session)
                .get("/console/targets/nobody")
                .then()
                .statusCode(404)
                .contentType(ContentType.HTML)
                .body(containsString("there is no target of tenant &#39;nobody&#39;"));
        page(session).get("/console/nowhere").then().statusCode(404);
    }

    @Test
    void theSecretIsKeptNowhere() {
        var session = signIn(Api.token(Role.VIEWER));

        var found =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                SELECT count(*) FROM console_session s
                                                WHERE CAST(s AS text) LIKE '%' || :secret || '%'
                                                """)
                                        .bind("secret", session)
                                        .mapTo(int.class)
                                        .one());
        assertThat(found).isZero();
    }

    private static String signIn(String token) {
        return form("token", token)
                .post("/console/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(COOKIE);
    }

    private static RequestSpecification form(String field, String value) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam(field, value);
    }

    private static RequestSpecification page(String session) {
        return given().redirects().follow(false).cookie(COOKIE, session).accept("text/html");
    }
}
