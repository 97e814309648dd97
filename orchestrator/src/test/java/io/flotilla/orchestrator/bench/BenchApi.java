package io.flotilla.orchestrator.bench;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.bench.BenchFleet;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TenantServer;
import io.flotilla.orchestrator.testing.TenantServer.TenantDatabase;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Real schemas on their way from one release to the next, over the API. */
final class BenchApi {

    /** Planning reads all schemas before it answers. */
    private static final int PATIENCE_MS = 600_000;

    private final String token = Api.token(Role.ADMIN);
    private final int concurrency;

    /** {@code concurrency} is how many attempts there are at a time. */
    BenchApi(int concurrency) {
        this.concurrency = concurrency;
    }

    /** A database with so many schemas, registered under that name. */
    TenantDatabase database(String name, int schemas) throws Exception {
        var database = TenantServer.createDatabase();
        BenchFleet.create(database.url(), schemas);
        database.execute("VACUUM ANALYZE");
        post(
                "/databases",
                Map.of(
                        "name",
                        name,
                        "dialect",
                        "postgres",
                        "host",
                        database.host(),
                        "port",
                        database.port(),
                        "database",
                        database.database(),
                        "username",
                        database.username(),
                        "password",
                        "env:PATH",
                        "connectionCap",
                        2 * concurrency));
        post("/databases/%s/discover".formatted(name), Map.of("pattern", "bench_*", "apply", true));
        return database;
    }

    /** Publishes both releases; the plan from one to the other, as a document. */
    String planned() {
        var current = Map.of("path", "current.sql", "sql", BenchFleet.ddl());
        post("/releases", release("1", List.of(current)));
        var next = Map.of("path", "next.sql", "sql", BenchFleet.next());
        post("/releases", release("2", List.of(current, next)));
        var preview = post("/releases/bench@2/plan", Map.of("targets", "", "rescan", true));
        assertThat(preview.getInt("cohorts.size()")).isEqualTo(1);
        return preview.getString("cohorts[0].planDocument");
    }

    private static Map<String, Object> release(String tag, List<Map<String, String>> sources) {
        return Map.of(
                "name",
                "bench",
                "tag",
                tag,
                "dialect",
                "postgres",
                "sources",
                sources,
                "policy",
                Map.of("concurrentIndexes", false, "splitValidation", false));
    }

    /** The id of an approved rollout to those that {@code targets} selects. */
    String approvedRollout(String targets) {
        var created =
                post(
                        "/rollouts",
                        Map.of(
                                "flotilla",
                                "rollout/v1",
                                "release",
                                "bench@2",
                                "targets",
                                targets,
                                "waves",
                                List.of(Map.of("name", "all", "parallel", concurrency)),
                                "perDatabase",
                                concurrency));
        var id = created.getString("id");
        post(
                "/rollouts/%s/approve".formatted(id),
                Map.of("manifest", created.getString("manifestDigest")));
        return id;
    }

    void act(String id, String act) {
        post("/rollouts/%s/%s".formatted(id, act), Map.of("reason", "measuring"));
    }

    JsonPath rollout(String id) {
        return client().get("/api/v1/rollouts/" + id).then().statusCode(200).extract().jsonPath();
    }

    JsonPath post(String path, Map<String, ?> body) {
        var response = client().body(body).post("/api/v1" + path);
        assertThat(response.statusCode()).as(path + ": " + response.asString()).isLessThan(300);
        return response.jsonPath();
    }

    private RequestSpecification client() {
        return given().config(
                        RestAssured.config()
                                .httpClient(
                                        httpClientConfig()
                                                .setParam("http.socket.timeout", PATIENCE_MS)))
                .header("Authorization", "Bearer " + token)
                .contentType("application/json");
    }
}
