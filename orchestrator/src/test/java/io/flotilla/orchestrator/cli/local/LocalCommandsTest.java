package io.flotilla.orchestrator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.orchestrator.cli.CapturedShell;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

class LocalCommandsTest {
    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @TempDir Path folder;

    private Path before;
    private Path after;
    private Path plan;
    private String scratch;
    private String tenant;
    private String schema;

    @BeforeEach
    void makeATenant() throws IOException, SQLException {
        before =
                Files.writeString(folder.resolve("before.sql"), "CREATE TABLE users (email text);");
        after =
                Files.writeString(
                        folder.resolve("after.sql"),
                        """
                        CREATE TABLE users (email text NOT NULL, phone text);
                        CREATE INDEX users_phone_idx ON users (phone);
                        """);
        plan = folder.resolve("plan.yaml");
        schema = SERVER.createSchema();
        scratch = address();
        tenant = scratch + "&schema=" + schema;
        execute("CREATE TABLE users (email text)");
    }

    @Test
    void inspectsALiveSchemaAsSql() {
        var shell = shell();

        assertThat(shell.run("inspect", tenant)).isZero();
        assertThat(shell.out()).startsWith("-- fp1:").contains("CREATE TABLE users");
    }

    @Test
    void inspectsSqlFilesAsJsonAndYaml() throws IOException {
        var json = shell();
        var yaml = shell();

        assertThat(json.run("inspect", after.toString(), "-o", "json", "--scratch", scratch))
                .isZero();
        assertThat(yaml.run("inspect", after.toString(), "-o", "yaml", "--scratch", scratch))
                .isZero();
        assertThat(Json.MAPPER.readTree(json.out()).at("/schema/tables/0/name").asText())
                .isEqualTo("users");
        assertThat(yaml.out()).startsWith("fingerprint:").contains("users_phone_idx");
    }

    @Test
    void refusesWhatThisVersionCannotDraw() {
        var shell = shell();

        assertThat(shell.run("inspect", tenant, "-o", "mermaid")).isEqualTo(64);
        assertThat(shell.err()).contains("mermaid is not in this version");
    }

    @Test
    void tellsSameFromDifferent() {
        var same = shell();
        var different = shell();

        assertThat(same.run("diff", before.toString(), tenant)).isZero();
        assertThat(different.run("diff", tenant, after.toString())).isEqualTo(2);
        assertThat(different.out()).contains("phone").contains("NOT NULL");
    }

    @Test
    void plansAppliesAndRevertsOnALiveSchema() throws SQLException {
        assertThat(plan()).isZero();

        var rehearsed = shell();
        assertThat(rehearsed.run("apply", plan.toString(), "--to", tenant, "--dry-run")).isZero();
        assertThat(rehearsed.out())
                .contains("would run")
                .contains("users_phone_idx")
                .containsPattern("users: .* rows");
        assertThat(shell().run("diff", before.toString(), tenant)).isZero();

        var applied = shell();
        assertThat(applied.run("apply", plan.toString(), "--to", tenant)).isZero();
        assertThat(applied.out()).contains("applied: ");
        assertThat(shell().run("diff", after.toString(), tenant)).isZero();

        var again = shell();
        assertThat(again.run("apply", plan.toString(), "--to", tenant)).isZero();
        assertThat(again.out()).contains("already-there");

        assertThat(shell().run("revert", plan.toString(), "--to", tenant)).isZero();
        assertThat(shell().run("diff", before.toString(), tenant)).isZero();
    }

    @Test
    void plansPrivilegesWhereTheProjectManagesThem() throws IOException {
        Files.writeString(
                after, "CREATE TABLE users (email text);\nGRANT SELECT ON users TO PUBLIC;\n");
        var ignoring = shell();
        assertThat(ignoring.run("diff", tenant, after.toString())).isZero();
        assertThat(ignoring.err()).contains("after.sql:2: GRANT is left out");

        var project = Files.writeString(folder.resolve("flotilla.yaml"), "privileges: managed\n");
        var planned = shell();
        assertThat(planned.run("plan", tenant, after.toString(), "--out", plan.toString()))
                .isZero();
        assertThat(planned.out()).contains("GRANT SELECT ON TABLE users TO PUBLIC");
        assertThat(Files.readString(plan)).contains("dialect: postgres-with-privileges");
        assertThat(shell().run("apply", plan.toString(), "--to", tenant)).isZero();
        assertThat(shell().run("diff", after.toString(), tenant)).isZero();

        var sql = shell();
        var json = shell();
        assertThat(sql.run("inspect", tenant, "--config", project.toString())).isZero();
        assertThat(sql.out()).contains("GRANT SELECT ON TABLE users TO PUBLIC;");
        assertThat(json.run("inspect", tenant, "--config", project.toString(), "-o", "json"))
                .isZero();
        assertThat(Json.MAPPER.readTree(json.out()).at("/schema/grants/0"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"on": "TABLE", "object": "users", "column": null, "role": "public",
                                 "granted": ["SELECT"], "grantable": [], "withheld": []}
                                """));
        assertThat(shell().run("revert", plan.toString(), "--to", tenant)).isZero();
        assertThat(shell().run("prove", plan.toString(), "--from", before.toString())).isZero();
    }

    @Test
    void leavesASchemaAloneThatThePlanDoesNotKnow() throws SQLException {
        assertThat(plan()).isZero();
        execute("ALTER TABLE users ADD COLUMN by_hand text");
        var rehearsed = shell();
        var shell = shell();

        assertThat(rehearsed.run("apply", plan.toString(), "--to", tenant, "--dry-run"))
                .isEqualTo(6);
        assertThat(shell.run("apply", plan.toString(), "--to", tenant)).isEqualTo(6);
        assertThat(shell.out()).contains("drifted").contains("nothing was run");
    }

    @Test
    void saysWhichDataDoesNotAllowThePlan() throws SQLException {
        assertThat(plan()).isZero();
        execute("INSERT INTO users VALUES (NULL)");
        var rehearsed = shell();
        var shell = shell();

        assertThat(rehearsed.run("apply", plan.toString(), "--to", tenant, "--dry-run"))
                .isEqualTo(2);
        assertThat(rehearsed.out())
                .contains("would refuse: users.email becomes NOT NULL (1 in the way)");
        assertThat(shell.run("apply", plan.toString(), "--to", tenant)).isEqualTo(1);
        assertThat(shell.out()).contains("check-failed").contains("users.email becomes NOT NULL");
    }

    @Test
    void provesAnEditedPlanAgain() throws IOException {
        assertThat(plan()).isZero();
        var text = Files.readString(plan);
        Files.writeString(plan, text.replace("ADD COLUMN phone text", "ADD COLUMN phone varchar"));
        var unproven = shell();
        var wrong = shell();

        assertThat(unproven.run("apply", plan.toString(), "--to", tenant)).isEqualTo(1);
        assertThat(unproven.err()).contains(plan.toString()).contains("digest");
        assertThat(
                        wrong.run(
                                "prove",
                                plan.toString(),
                                "--from",
                                before.toString(),
                                "--to",
                                after.toString(),
                                "--scratch",
                                scratch))
                .isEqualTo(1);
        assertThat(wrong.err()).contains("phone");

        Files.writeString(plan, text.replace("ADD COLUMN phone text", "ADD COLUMN phone  text"));
        assertThat(
                        shell().run(
                                        "prove",
                                        plan.toString(),
                                        "--from",
                                        before.toString(),
                                        "--to",
                                        after.toString(),
                                        "--scratch",
                                        scratch))
                .isZero();
        assertThat(shell().run("apply", plan.toString(), "--to", tenant)).isZero();
    }

    @Test
    void refusesToLoseDataUnlessToldTo() {
        var forbidden = shell();
        var allowed = shell();

        assertThat(
                        forbidden.run(
                                "plan",
                                after.toString(),
                                before.toString(),
                                "--drops",
                                "forbid",
                                "--scratch",
                                scratch))
                .isEqualTo(1);
        assertThat(forbidden.err()).contains("phone");
        assertThat(
                        allowed.run(
                                "plan",
                                after.toString(),
                                before.toString(),
                                "--drops",
                                "drop",
                                "-o",
                                "json",
                                "--scratch",
                                scratch))
                .isZero();
        assertThat(allowed.out()).contains("\"losesData\" : true");
    }

    @Test
    void namesTheStatementThatTheServerRefuses() throws IOException {
        var broken =
                Files.writeString(folder.resolve("broken.sql"), "CREATE TABLE t (x nonsense);");
        var shell = shell();

        assertThat(shell.run("inspect", broken.toString(), "--scratch", scratch)).isEqualTo(1);
        assertThat(shell.err()).contains("broken.sql").contains("nonsense").doesNotContain("\tat ");
    }

    private int plan() {
        return shell().run("plan", tenant, after.toString(), "--out", plan.toString());
    }

    private static CapturedShell shell() {
        var password = property(PGProperty.PASSWORD);
        return password == null
                ? new CapturedShell()
                : new CapturedShell().with("PGPASSWORD", password);
    }

    /** The fixture's address as the command line takes it. */
    private static String address() {
        var url = URI.create(SERVER.url().substring("jdbc:".length()));
        var user = property(PGProperty.USER);
        return "postgres://%s@%s:%d%s?sslmode=prefer"
                .formatted(
                        user == null ? "postgres" : user,
                        url.getHost(),
                        url.getPort() < 0 ? 5432 : url.getPort(),
                        url.getPath());
    }

    private static String property(PGProperty property) {
        return property.getOrDefault(Driver.parseURL(SERVER.url(), null));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = SERVER.connect();
                var statement = connection.createStatement()) {
            connection.setSchema(schema);
            statement.execute(sql);
        }
    }
}
