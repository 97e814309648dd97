package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.bench.BenchFleet;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.simulated.Models;
import io.flotilla.orchestrator.simulated.SimulatedServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Tenants on simulated databases, all alike, and a release of four statements to roll out over
 * them. The plan is made and proven on a real database, which also has the two schemas that the
 * simulated ones are like. Tenants are put into the registry by SQL, as known to be at the first
 * release; everything from there on goes the way it always does.
 */
final class SimulatedFleet implements AutoCloseable {

    static final int DATABASES = 40;

    private static final String BEFORE = "model_before";
    private static final String AFTER = "model_after";

    private final ApiClient api;
    private final String control;
    private final Models models;
    private final SimulatedServer server;
    private final Path password;

    private SimulatedFleet(
            ApiClient api, String control, Models models, SimulatedServer server, Path password) {
        this.api = api;
        this.control = control;
        this.models = models;
        this.server = server;
        this.password = password;
    }

    /**
     * @param model an empty real database
     * @param time what each commit at a tenant takes
     */
    static SimulatedFleet create(
            ApiClient api, Path folder, String control, String model, Duration time)
            throws Exception {
        var password = Files.writeString(folder.resolve("password"), "any");
        for (var schema : List.of(BEFORE, AFTER)) {
            execute(
                    model,
                    "CREATE SCHEMA %1$s; SET search_path TO %1$s; %2$s"
                            .formatted(schema, BenchFleet.ddl()));
        }
        var address = URI.create(model.substring("jdbc:".length()));
        api.post(
                ApiPath.of("databases"),
                Json.object()
                        .put("name", "model")
                        .put("host", address.getHost())
                        .put("port", address.getPort())
                        .put("database", address.getPath().substring(1))
                        .put("username", "postgres")
                        .put("password", "file:" + password)
                        .put("connectionCap", 4));
        api.post(
                ApiPath.of("databases", "model", "discover"),
                Json.object().put("pattern", BEFORE).put("apply", true));
        execute(model, "SET search_path TO %s; %s".formatted(AFTER, planned(api)));
        var models = Models.open(model, BEFORE, AFTER);
        var server = SimulatedServer.start(models, time);
        var fleet = new SimulatedFleet(api, control, models, server, password);
        fleet.registerDatabases();
        return fleet;
    }

    /** The plan's statements. */
    private static String planned(ApiClient api) {
        publish(api, "1", BenchFleet.ddl());
        publish(api, "2", BenchFleet.ddl() + BenchFleet.next());
        var preview =
                api.post(
                        ApiPath.of("releases", "bench@2", "plan"),
                        Json.object().put("targets", "").put("rescan", true));
        var digest = preview.path("cohorts").path(0).path("planDigest").asText();
        var plan = PlanFile.read(api.getText(ApiPath.of("releases", "bench@2", "plans", digest)));
        return String.join(";\n", plan.statements().stream().map(Statement::sql).toList());
    }

    private static void publish(ApiClient api, String tag, String sql) {
        var body = Json.object().put("name", "bench").put("tag", tag).put("dialect", "postgres");
        body.putArray("sources").addObject().put("path", "bench.sql").put("sql", sql);
        body.putObject("policy").put("concurrentIndexes", false).put("splitValidation", false);
        api.post(ApiPath.of("releases"), body);
    }

    private void registerDatabases() throws SQLException {
        execute(
                control,
                """
                INSERT INTO target_database
                    (name, dialect, host, port, database_name, username, password, connection_cap)
                SELECT 'simulated' || n, 'postgres', '127.0.0.1', %d, 'simulated' || n, 'postgres',
                       'file:%s', 16
                FROM generate_series(1, %d) n
                """
                        .formatted(server.port(), password, DATABASES));
    }

    SimulatedServer server() {
        return server;
    }

    /** Adds tenants evenly to all databases, labelled {@code fleet=name}. */
    void add(String name, int tenants) throws SQLException {
        execute(
                control,
                """
                WITH added AS (
                    INSERT INTO target (tenant, database_id, schema_name, labels)
                    SELECT '%2$s-' || n, d.id, '%1$s%2$s_' || n, '{"fleet": "%2$s"}'
                    FROM generate_series(1, %3$d) n
                    JOIN target_database d ON d.name = 'simulated' || (n %% %4$d + 1)
                    RETURNING id)
                INSERT INTO target_state (target_id, fingerprint, inspected_at,
                                          expected_fingerprint, release_id, expected_since)
                SELECT added.id, l.fingerprint, now(), l.fingerprint, l.id, now()
                FROM added, release l WHERE l.name = 'bench' AND l.tag = '1'
                """
                        .formatted(SimulatedServer.TENANT, name, tenants, DATABASES));
        execute(control, "ANALYZE target, target_state");
    }

    /** The id of an approved rollout over the tenants added under a name. */
    String approved(String name, int perDatabase) {
        var body = Json.object().put("flotilla", "rollout/v1").put("release", "bench@2");
        body.put("targets", "fleet=" + name).put("perDatabase", perDatabase);
        var waves = body.putArray("waves");
        waves.add(wave("canary", perDatabase).put("share", "1%"));
        waves.add(wave("rest", perDatabase));
        var created = api.post(ApiPath.of("rollouts"), body);
        var id = created.path("id").asText();
        api.post(
                ApiPath.of("rollouts", id, "approve"),
                Json.object().put("manifest", created.path("manifestDigest").asText()));
        return id;
    }

    private static ObjectNode wave(String name, int perDatabase) {
        return Json.object().put("name", name).put("parallel", perDatabase * DATABASES);
    }

    /** Starts a rollout and waits until it is over; seconds by the control database's clock. */
    double rollOut(String id, int tenants) throws SQLException {
        api.post(ApiPath.of("rollouts", id, "start"));
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !List.of("scheduled", "running").contains(one("state", id)));
        assertThat(one("state || coalesce(reason, '')", id)).isEqualTo("completed");
        assertThat(get(id).path("counts").path("applied").asInt()).isEqualTo(tenants);
        return Double.parseDouble(one("extract(epoch FROM finished_at - started_at)", id));
    }

    JsonNode get(String id) {
        return api.get(ApiPath.of("rollouts", id));
    }

    private String one(String expression, String id) throws SQLException {
        return Rows.column(
                        control, "SELECT %s FROM rollout WHERE id = %s".formatted(expression, id))
                .getFirst();
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
        models.close();
    }
}
