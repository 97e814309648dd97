package io.flotilla.orchestrator.process;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rollout of columns, a table and a concurrent index, prepared and begun over the API; how it
 * goes is read from the control database, which is there also while no server is.
 */
record ProcessRollout(
        String controlUrl, String id, List<String> statements, String from, String to) {
    static final String RELEASE = "app@2";

    static final String DESIRED =
            """
            CREATE TABLE users (
                id bigint PRIMARY KEY, email text NOT NULL, city text, phone text);
            CREATE INDEX users_city_idx ON users (city);
            CREATE TABLE note (
                id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users, body text);
            """;

    /** All at once, and patient with targets that are interrupted. */
    static final String STRATEGY =
            """
            waves: [{name: all, parallel: 8}]
            perDatabase: 4
            retry: {attempts: 8, backoff: 1s}
            """;

    static ProcessRollout approved(
            ApiClient api, Path folder, String controlUrl, List<WitnessedDatabase> fleet)
            throws IOException, SQLException {
        return approved(api, folder, controlUrl, fleet, STRATEGY);
    }

    /**
     * Registers the fleet, publishes, plans, creates and approves; the witnesses watch from then.
     */
    static ProcessRollout approved(
            ApiClient api,
            Path folder,
            String controlUrl,
            List<WitnessedDatabase> fleet,
            String strategy)
            throws IOException, SQLException {
        register(api, folder, fleet);
        publish(api, fleet.getFirst(), "2", DESIRED);
        var rollout = planned(api, controlUrl, RELEASE, strategy);
        for (var database : fleet) {
            database.watch();
        }
        return rollout;
    }

    /** A rollout of a release that the fleet is in one state for, approved. */
    static ProcessRollout planned(
            ApiClient api, String controlUrl, String release, String strategy) {
        var plan = api.post(ApiPath.of("releases", release, "plan"), targets());
        var digest = plan.path("cohorts").path(0).path("planDigest").asText();
        var document = api.getText(ApiPath.of("releases", release, "plans", digest));
        var file = PlanFile.read(document);
        var statements = file.statements().stream().map(Statement::sql).toList();
        return new ProcessRollout(
                controlUrl,
                approved(api, release, strategy),
                statements,
                file.from().value(),
                file.to().value());
    }

    /** Another rollout of the same release. */
    ProcessRollout again(ApiClient api, String strategy) {
        return new ProcessRollout(
                controlUrl, approved(api, RELEASE, strategy), statements, from, to);
    }

    private static String approved(ApiClient api, String release, String strategy) {
        var rollout =
                api.postText(
                        ApiPath.of("rollouts"),
                        "flotilla: rollout/v1\nrelease: %s\n%s".formatted(release, strategy),
                        "application/yaml");
        var id = rollout.path("id").asText();
        var manifest = Json.object().put("manifest", rollout.path("manifestDigest").asText());
        api.post(ApiPath.of("rollouts", id, "approve"), manifest);
        return id;
    }

    void start(ApiClient api) {
        api.post(path("start"));
    }

    ApiPath path(String act) {
        return ApiPath.of("rollouts", id, act);
    }

    void awaitApplied(int targets) {
        awaitApplied(targets, Duration.ofMinutes(3));
    }

    void awaitApplied(int targets, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> count("state IN ('applied', 'already-there')") >= targets);
    }

    /** The last target of a wave is applied a moment before its wave is at its gate. */
    void awaitGate(ApiClient api) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () ->
                                api.get(ApiPath.of("rollouts", id))
                                        .path("waves")
                                        .findValuesAsText("state")
                                        .contains("gate"));
    }

    void awaitEnd() {
        awaitEnd(Duration.ofMinutes(4));
    }

    void awaitEnd(Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !List.of("running", "scheduled").contains(state()));
    }

    String state() throws SQLException {
        return Rows.column(controlUrl, "SELECT state FROM rollout WHERE id = " + id).getFirst();
    }

    int count(String condition) throws SQLException {
        return Integer.parseInt(
                Rows.column(
                                controlUrl,
                                "SELECT count(*) FROM rollout_target WHERE rollout_id = %s AND (%s)"
                                        .formatted(id, condition))
                        .getFirst());
    }

    /** Each tenant's state. */
    Map<String, String> states() throws SQLException {
        return Rows.of(
                        controlUrl,
                        "SELECT tenant, state FROM rollout_target WHERE rollout_id = " + id)
                .stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast));
    }

    /** How many attempts each node has ended. */
    Map<String, Integer> attemptsByNode() throws SQLException {
        return Rows.of(
                        controlUrl,
                        "SELECT node, count(*) FROM attempt WHERE rollout_id = %s GROUP BY node"
                                .formatted(id))
                .stream()
                .collect(Collectors.toMap(List::getFirst, row -> Integer.parseInt(row.getLast())));
    }

    /** The nodes that work on a target now. */
    List<String> nodesAtWork() throws SQLException {
        return Rows.column(
                controlUrl,
                "SELECT DISTINCT claimed_by FROM rollout_target WHERE state = 'running'");
    }

    /** The nodes that ended an attempt. */
    List<String> nodesThatWorked() throws SQLException {
        return Rows.column(controlUrl, "SELECT DISTINCT node FROM attempt");
    }

    /** Targets that are not as this rollout should leave them, with what is known of them. */
    List<List<String>> leftBehind() throws SQLException {
        return Rows.of(
                controlUrl,
                """
                SELECT tenant, state, detail, claimed_by FROM rollout_target
                WHERE rollout_id = %s AND state <> 'applied'
                """
                        .formatted(id));
    }

    JsonNode scan(ApiClient api) {
        return api.post(ApiPath.of("drift", "scan"), Json.object());
    }

    static void register(ApiClient api, Path folder, List<WitnessedDatabase> fleet)
            throws IOException {
        var password = Files.writeString(folder.resolve("password"), "any");
        for (var database : fleet) {
            register(api, database, password);
        }
    }

    private static void register(ApiClient api, WitnessedDatabase database, Path password) {
        var address = database.address();
        var body =
                Json.object()
                        .put("name", database.name())
                        .put("host", address.getHost())
                        .put("port", address.getPort())
                        .put("database", address.getPath().substring(1))
                        .put("username", "postgres")
                        .put("password", "file:" + password)
                        .put("connectionCap", 12);
        api.post(ApiPath.of("databases"), body);
        api.post(
                ApiPath.of("databases", database.name(), "discover"),
                Json.object().put("pattern", "tenant_*").put("apply", true));
    }

    static void publish(ApiClient api, WitnessedDatabase scratch, String tag, String desired) {
        var body =
                Json.object()
                        .put("name", "app")
                        .put("tag", tag)
                        .put("dialect", "postgres")
                        .put("scratch", scratch.name());
        body.putArray("sources").addObject().put("path", "app.sql").put("sql", desired);
        api.post(ApiPath.of("releases"), body);
    }

    private static JsonNode targets() {
        return Json.object().put("targets", "").put("rescan", true);
    }
}
