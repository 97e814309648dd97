package io.flotilla.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCommandsTest {
    @RegisterExtension private final StubServer server = new StubServer();

    @Test
    void listsAllPagesAsAnAlignedTable() {
        server.on(
                "GET /databases?limit=1000",
                200,
                """
                {"items": [{"name": "eu", "dialect": "postgres", "host": "a", "port": 1,
                  "database": "x", "username": "u", "connectionCap": 4,
                  "labels": {"b": "2", "a": "1"}}], "next": "c 1"}
                """);
        server.on(
                "GET /databases?limit=1000&cursor=c%201",
                200,
                """
                {"items": [{"name": "日本", "dialect": "postgres", "host": "b", "port": 22,
                  "database": "y", "username": "u", "connectionCap": 16, "labels": {}}]}
                """);
        var shell = server.shell();

        assertThat(shell.run("database", "list")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        NAME  DIALECT   ADDRESS  USER  CAP  LABELS
                        eu    postgres  a:1/x    u       4  a=1,b=2
                        日本  postgres  b:22/y   u      16
                        """);
        assertThat(server.requests())
                .allSatisfy(
                        request -> assertThat(request.authorization()).isEqualTo("Bearer secret"));
    }

    @Test
    void printsJsonWithItsSchemaVersionFirst() throws JsonProcessingException {
        server.on("GET /tokens?limit=1000", 200, "{\"items\": [{\"id\": 1, \"extra\": true}]}");
        var shell = server.shell();

        assertThat(shell.run("token", "list", "-o", "json")).isZero();
        assertThat(shell.out()).startsWith("{\n  \"schemaVersion\" : 1,");
        assertThat(Json.MAPPER.readTree(shell.out()).at("/items/0/extra").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthenticated, 7",
        "403, forbidden, 7",
        "409, stale-manifest, 6",
        "409, not-approved, 4",
        "409, gate, 4",
        "404, not-found, 1",
        "500, internal, 1",
    })
    void turnsProblemsIntoExitCodes(int status, String code, int exitCode) {
        server.on(
                "POST /rollouts/7/start",
                status,
                "{\"title\": \"No\", \"detail\": \"because\", \"code\": \"%s\"}".formatted(code));
        var shell = server.shell();

        assertThat(shell.run("rollout", "start", "7")).isEqualTo(exitCode);
        assertThat(shell.err()).startsWith("error: No: because\n");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void takesTheTokenThatALocalServerLeft(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("admin-token"), "from-file\n");
        server.on("GET /audit?limit=50", 200, "{\"items\": []}");
        var shell =
                new CapturedShell()
                        .with("FLOTILLA_URL", server.url() + "/")
                        .with("FLOTILLA_HOME", home.toString());

        assertThat(shell.run("audit", "list")).isZero();
        assertThat(server.requests().getFirst().authorization()).isEqualTo("Bearer from-file");
    }

    @Test
    void setsWhatAWaveMayDoAsAMergePatch() throws JsonProcessingException {
        server.on("PATCH /rollouts/7", 200, "{\"id\": 7, \"state\": \"running\"}");
        var shell = server.shell();

        assertThat(
                        shell.run(
                                "rollout",
                                "set",
                                "7",
                                "--wave",
                                "rest",
                                "--parallel",
                                "20",
                                "--budget",
                                "2%",
                                "--lock-timeout",
                                "500ms",
                                "--per-database",
                                "4"))
                .isZero();
        assertThat(Json.MAPPER.readTree(server.requests().getFirst().body()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"perDatabase": 4, "timeouts": {"lock": "500ms"},
                                 "waves": {"rest": {"parallel": 20, "failures": {"budget": "2%"}}}}
                                """));
    }

    @ParameterizedTest
    @CsvSource({
        "rollout set 7, nothing to set",
        "rollout set 7 --parallel 3, --parallel is a wave's",
        "rollout set 7 --wave rest, '--wave goes with --parallel, --budget or --drift-budget'",
        "rollout set 7 --lock-timeout soon, is not a time",
    })
    void saysWhatASetLacks(String arguments, String message) {
        var shell = server.shell();

        assertThat(shell.run(arguments.split(" "))).isEqualTo(64);
        assertThat(shell.err()).contains(message);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void revertsAndPromotesAWave() {
        server.on("POST /rollouts/7/revert", 200, "{\"id\": 7, \"state\": \"reverting\"}");
        server.on("POST /rollouts/7/promote", 200, "{\"id\": 7, \"state\": \"running\"}");
        var shell = server.shell();

        assertThat(shell.run("rollout", "revert", "7", "--wave", "two")).isZero();
        assertThat(shell.run("rollout", "promote", "7", "--wave", "one")).isZero();
        assertThat(server.requests())
                .extracting(StubServer.Request::body)
                .containsExactly("{\"wave\":\"two\"}", "{\"wave\":\"one\"}");
    }

    @Test
    void sendsAChangeOnceMoreWhereTheConnectionBreaks() {
        server.cutting("POST /rollouts/7/start")
                .on("POST /rollouts/7/start", 200, "{\"id\": 7, \"state\": \"running\"}");
        server.on("POST /rollouts/7/pause", 200, "{\"id\": 7, \"state\": \"paused\"}");
        var shell = server.shell();

        assertThat(shell.run("rollout", "start", "7")).isZero();
        assertThat(shell.run("rollout", "pause", "7")).isZero();
        var keys = server.requests().stream().map(StubServer.Request::key).toList();
        assertThat(keys).hasSize(3).doesNotContainNull();
        assertThat(keys.get(1)).isEqualTo(keys.get(0)).isNotEqualTo(keys.get(2));
    }

    @Test
    void sendsNothingAThirdTime() {
        server.cutting("POST /rollouts/7/start");
        server.cutting("GET /tokens?limit=1000");
        var shell = server.shell();

        assertThat(shell.run("rollout", "start", "7")).isEqualTo(1);
        assertThat(shell.err()).contains("the connection to the server", "was lost");
        assertThat(server.requests()).hasSize(2);
        assertThat(shell.run("token", "list")).isEqualTo(1);
        assertThat(server.requests().getLast().key()).as("a look needs no key").isNull();
    }

    @Test
    void labelsATargetByItsId() throws JsonProcessingException {
        server.on("GET /targets/acme", 200, "{\"id\": 42}");
        server.on("PATCH /targets/42", 200, "{\"labels\": {\"tier\": \"pro\"}}");
        var shell = server.shell();

        assertThat(shell.run("target", "label", "acme", "tier=pro", "beta-")).isZero();
        assertThat(Json.MAPPER.readTree(server.requests().getLast().body()))
                .isEqualTo(
                        Json.MAPPER.readTree("{\"labels\": {\"tier\": \"pro\", \"beta\": null}}"));
    }

    @Test
    void refusesALabelChangeThatIsNone() {
        var shell = server.shell();

        assertThat(shell.run("target", "label", "acme", "tier")).isEqualTo(64);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void shiesAwayFromControlCharactersInNames() {
        server.on("GET /targets?limit=100", 200, "{\"items\": [{\"tenant\": \"a\\u001b[31mb\"}]}");
        var shell = server.shell();

        assertThat(shell.run("target", "list")).isZero();
        assertThat(shell.out()).contains("a?[31mb").doesNotContain("\u001b");
    }

    @Test
    void exitsWithDifferencesWhereSomethingDrifted() {
        server.on(
                "POST /drift/scan",
                200,
                "{\"scanned\": 5, \"current\": 4, \"drifted\": 1, \"unreadable\": 0, \"seconds\": 0.25}");
        var shell = server.shell();

        assertThat(shell.run("drift", "scan")).isEqualTo(2);
        assertThat(shell.out()).contains("5 scanned in 0.3 s: 4 current, 1 drifted");
    }

    @Test
    void saysWhatIsWrongWithAServerThatIsNone() {
        server.on("GET /rollouts?limit=50", 200, "<html>");
        var shell = server.shell();

        assertThat(shell.run("rollout", "list")).isEqualTo(1);
        assertThat(shell.err()).contains("is not a Flotilla server").contains("FLOTILLA_URL");
    }

    @Test
    void createsARolloutFromOptions() throws JsonProcessingException {
        server.on(
                "POST /rollouts",
                201,
                """
                {"id": 3, "release": "app@2", "state": "awaiting-approval",
                 "manifestDigest": "sha256:ab", "waves": [], "counts": {"pending": 9}}
                """);
        var shell = server.shell();

        var exitCode =
                shell.run(
                        "rollout",
                        "create",
                        "--release",
                        "app@2",
                        "--targets",
                        "tier=free",
                        "--wave",
                        "name=canary,select=region in (eu,us),canary=true,parallel=5",
                        "--wave",
                        "name=rest",
                        "--budget",
                        "1%");

        assertThat(exitCode).isZero();
        assertThat(shell.out()).contains("flotilla rollout approve 3 --manifest sha256:ab");
        assertThat(Json.MAPPER.readTree(server.requests().getLast().body()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"flotilla": "rollout/v1", "release": "app@2",
                                 "targets": "tier=free",
                                 "waves": [
                                   {"name": "canary", "select": "region in (eu,us),canary=true",
                                    "parallel": 5},
                                   {"name": "rest"}],
                                 "failures": {"budget": "1%"}}
                                """));
    }
}
