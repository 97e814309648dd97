package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.embedded.EmbeddedMariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers die in the middle of a rollout over MariaDB, where every statement commits by itself, and
 * of its revert. The witness is the tenants' server's binary log, which has what took effect and
 * nothing else. {@code -Dkill.targets=200} says how many tenants.
 */
@Tag("chaos")
class MariaDbSurvivesKillIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final int TENANTS = Integer.getInteger("kill.targets", 200);

    private static final String[] CURRENT = {
        "CREATE TABLE users (id int NOT NULL PRIMARY KEY, email varchar(100), city char(20))",
        "CREATE TABLE visits (id int NOT NULL PRIMARY KEY, user_id int NOT NULL)"
    };

    /** The type of city takes a copy of the table. */
    private static final String DESIRED =
            """
            CREATE TABLE users (id int NOT NULL PRIMARY KEY, email varchar(100), city varchar(40) NULL);
            CREATE TABLE visits (
                id int NOT NULL PRIMARY KEY, user_id int NOT NULL, KEY visits_user_idx (user_id));
            CREATE TABLE notes (id int NOT NULL PRIMARY KEY, body text);
            CREATE VIEW cities AS SELECT city, count(*) AS users FROM users GROUP BY city;
            CREATE TRIGGER visits_noted AFTER DELETE ON visits FOR EACH ROW
                INSERT IGNORE INTO notes (id) VALUES (OLD.id);
            """;

    /** The server writes views and triggers in words of its own. */
    private static final Pattern DDL =
            Pattern.compile(
                    "use `(?<tenant>tenant_\\d+)`; (/\\*.*?\\*/ )?(?<sql>(CREATE|ALTER|DROP|RENAME) .*)");

    /** Of the plan, so many lead back. */
    private static final int REVERT = 5;

    @TempDir Path folder;
    private final List<ServerProcess> nodes = new ArrayList<>();
    private EmbeddedMariaDb tenants;

    @AfterEach
    void endAll() throws IOException {
        nodes.forEach(ServerProcess::close);
        tenants.close();
    }

    @Test
    void everyTargetEndsWhereItShouldAndEveryStatementTookEffectOnce() throws Exception {
        tenants =
                EmbeddedMariaDb.start(
                        "--log-bin=witness",
                        "--server-id=1",
                        "--binlog-format=ROW",
                        "--log-bin-trust-function-creators=1");
        makeTenants();
        var control = POSTGRES.createDatabase();
        var rollout = approved(start(control), control);
        assertThat(rollout.statements()).hasSize(5);

        nodes.getLast().kill();
        try (var api = start(control).client()) {
            rollout.start(api);
        }
        for (var part = 1; part <= 3; part++) {
            rollout.awaitApplied(TENANTS * part / 4);
            nodes.getLast().kill();
            start(control);
        }
        rollout.awaitEnd();
        assertThat(rollout.count("state = 'applied'")).isEqualTo(TENANTS);
        assertEachOnce(rollout.statements().size());

        try (var api = nodes.getLast().client()) {
            assertThat(rollout.scan(api).path("current").asInt()).isEqualTo(TENANTS);
            api.post(rollout.path("revert"), Json.object().put("reason", "the test says so"));
        }
        for (var part = 1; part <= 3; part++) {
            var reverted = TENANTS * part / 4;
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> rollout.count("state = 'reverted'") >= reverted);
            nodes.getLast().kill();
            start(control);
        }
        await().atMost(Duration.ofMinutes(4)).until(() -> rollout.state().equals("reverted"));
        assertThat(rollout.count("state = 'reverted'")).isEqualTo(TENANTS);
        assertEachOnce(rollout.statements().size() + REVERT);
        try (var api = nodes.getLast().client()) {
            assertThat(rollout.scan(api).path("drifted").asInt()).isZero();
        }
        assertThat(locks()).isZero();
    }

    /** Each tenant had so many statements, none of them twice. */
    private void assertEachOnce(int statements) throws SQLException {
        var effects = effects();
        assertThat(effects).hasSize(TENANTS);
        assertThat(effects)
                .allSatisfy(
                        (_, each) -> {
                            assertThat(each).hasSize(statements);
                            assertThat(each.values()).containsOnly(1);
                        });
    }

    /** How often each statement took effect, by tenant. */
    private Map<String, Map<String, Integer>> effects() throws SQLException {
        var effects = new HashMap<String, Map<String, Integer>>();
        try (var connection = tenants.connect("mysql");
                var logs = connection.createStatement();
                var events = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var rows = logs.executeQuery("SHOW BINARY LOGS")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (var name : names) {
                try (var rows = events.executeQuery("SHOW BINLOG EVENTS IN '" + name + "'")) {
                    while (rows.next()) {
                        var ddl = DDL.matcher(rows.getString("Info").replaceAll("\\s+", " "));
                        if (ddl.matches() && !ddl.group("sql").contains("flotilla.fence")) {
                            effects.computeIfAbsent(ddl.group("tenant"), _ -> new HashMap<>())
                                    .merge(ddl.group("sql"), 1, Integer::sum);
                        }
                    }
                }
            }
        }
        return effects;
    }

    private int locks() throws SQLException {
        try (var connection = tenants.connect("mysql");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM information_schema.processlist"
                                        + " WHERE info LIKE '/* flotilla%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void makeTenants() throws SQLException {
        try (var connection = tenants.connect("mysql")) {
            execute(connection, "CREATE USER flotilla IDENTIFIED BY 'any'");
            execute(connection, "GRANT ALL PRIVILEGES ON *.* TO flotilla");
            for (var n = 1; n <= TENANTS; n++) {
                execute(connection, "CREATE DATABASE tenant_" + n);
                connection.setCatalog("tenant_" + n);
                for (var sql : CURRENT) {
                    execute(connection, sql);
                }
                execute(connection, "INSERT INTO users SELECT seq, 'x', 'y' FROM seq_1_to_100");
            }
            execute(connection, "RESET MASTER");
        }
    }

    private ServerProcess start(String control) throws IOException {
        var node = ServerProcess.start(folder, control);
        nodes.add(node);
        return node;
    }

    private ProcessRollout approved(ServerProcess server, String control) throws IOException {
        try (var api = server.client()) {
            register(api);
            var release = Json.object().put("name", "app").put("tag", "2").put("dialect", "mysql");
            release.putArray("sources").addObject().put("path", "app.sql").put("sql", DESIRED);
            api.post(ApiPath.of("releases"), release);
            return ProcessRollout.planned(
                    api, control, ProcessRollout.RELEASE, ProcessRollout.STRATEGY);
        }
    }

    private void register(ApiClient api) throws IOException {
        var password = Files.writeString(folder.resolve("password"), "any");
        var database =
                Json.object()
                        .put("name", "maria")
                        .put("dialect", "mysql")
                        .put("host", "127.0.0.1")
                        .put("port", tenants.port())
                        .put("database", "information_schema")
                        .put("username", "flotilla")
                        .put("password", "file:" + password)
                        .put("connectionCap", 12);
        api.post(ApiPath.of("databases"), database);
        api.post(
                ApiPath.of("databases", "maria", "discover"),
                Json.object().put("pattern", "tenant_*").put("apply", true));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
