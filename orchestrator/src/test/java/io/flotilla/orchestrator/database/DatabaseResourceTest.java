package io.flotilla.orchestrator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.Fleet;
import io.flotilla.orchestrator.testing.TenantServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DatabaseResourceTest {

    @Test
    void aRegisteredDatabaseIsShownCheckedAndForgotten() {
        var fleet = Fleet.register();
        fleet.database().execute("CREATE SCHEMA t_one");
        var path = "/api/v1/databases/" + fleet.name();

        Api.as(Role.VIEWER)
                .get(path)
                .then()
                .statusCode(200)
                .body("database", equalTo(fleet.name()))
                .body("password", startsWith("file:/"))
                .body("dialect", equalTo("postgres"))
                .body("targets", equalTo(0));
        Api.as(Role.VIEWER)
                .get("/api/v1/databases?limit=1000")
                .then()
                .body("items.name", hasItem(fleet.name()));
        Api.as(Role.OPERATOR)
                .post(path + "/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("serverVersion", startsWith("PostgreSQL "))
                .body("warnings", hasItem(containsString("is a superuser")));

        fleet.discover("t_*");
        Api.as(Role.ADMIN)
                .delete(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("in-use"))
                .body("targets", equalTo(1));

        var empty = "/api/v1/databases/" + Fleet.register().name();
        Api.as(Role.ADMIN).delete(empty).then().statusCode(204);
        Api.as(Role.VIEWER)
                .get(empty)
                .then()
                .statusCode(404)
                .body("code", equalTo("database-not-found"));
    }

    @Test
    void aNameIsTakenOnce() {
        var database = TenantServer.createDatabase();
        var body = Fleet.body(database);
        Api.as(Role.ADMIN).body(body).post("/api/v1/databases").then().statusCode(201);
        Api.as(Role.ADMIN)
                .body(body)
                .post("/api/v1/databases")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-exists"));
    }

    @ParameterizedTest
    @CsvSource({
        "host, evil.example/x?socketFactory=y",
        "host, 'a,b'",
        "database, db?user=postgres",
        "database, 'a;b'",
        "username, a%20b",
        "name, 'no good'",
        "dialect, oracle",
        "password, hunter2"
    })
    void aFieldThatCouldBendTheAddressIsRefused(String field, String value) {
        var body = Fleet.body(TenantServer.createDatabase());
        body.put(field, value);
        var response = Api.as(Role.ADMIN).body(body).post("/api/v1/databases");
        assertThat(response.statusCode()).isEqualTo(422);
        if (field.equals("password")) {
            assertThat(response.asString()).doesNotContain(value);
        }
    }

    @Test
    void aMissingFieldIsNamed() {
        var body = Fleet.body(TenantServer.createDatabase());
        body.remove("host");
        Api.as(Role.ADMIN)
                .body(body)
                .post("/api/v1/databases")
                .then()
                .statusCode(422)
                .body("detail", equalTo("field 'host' is missing"));
    }

    @Test
    void aDatabaseThatRefusesConnectionsIsSaidSo() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var name = registerAt(port, Map.of());
        Api.as(Role.OPERATOR)
                .post("/api/v1/databases/" + name + "/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("problem", containsString("refused"));
        Api.as(Role.OPERATOR)
                .body(Map.of("pattern", "*"))
                .post("/api/v1/databases/" + name + "/discover")
                .then()
                .statusCode(502)
                .body("code", equalTo("database-unreachable"))
                .body("detail", containsString("database '"));
    }

    @Test
    void aDatabaseThatNeverAnswersIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var name =
                    registerAt(
                            silent.getLocalPort(),
                            Map.of("connectTimeout", "1", "loginTimeout", "1"));
            var before = System.nanoTime();
            Api.as(Role.OPERATOR)
                    .post("/api/v1/databases/" + name + "/check")
                    .then()
                    .statusCode(200)
                    .body("ok", equalTo(false));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aMissingCredentialNamesItsReference() {
        var body = Fleet.body(TenantServer.createDatabase());
        body.put("password", "env:FLOTILLA_TEST_NOT_SET");
        Api.as(Role.ADMIN).body(body).post("/api/v1/databases").then().statusCode(201);
        Api.as(Role.OPERATOR)
                .post("/api/v1/databases/" + body.get("name") + "/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("problem", containsString("env:FLOTILLA_TEST_NOT_SET"));
        Api.as(Role.OPERATOR)
                .body(Map.of("pattern", "*"))
                .post("/api/v1/databases/" + body.get("name") + "/discover")
                .then()
                .statusCode(422)
                .body("code", equalTo("credential-unavailable"));
    }

    private static String registerAt(int port, Map<String, String> options) {
        var body = Fleet.body(TenantServer.createDatabase());
        body.put("host", "127.0.0.1");
        body.put("port", port);
        body.put("options", options);
        Api.as(Role.ADMIN).body(body).post("/api/v1/databases").then().statusCode(201);
        return body.get("name").toString();
    }
}
