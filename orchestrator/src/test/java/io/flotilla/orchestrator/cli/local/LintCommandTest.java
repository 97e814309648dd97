package io.flotilla.orchestrator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.orchestrator.cli.CapturedShell;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

class LintCommandTest {
    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @TempDir Path folder;

    private Path before;
    private Path after;
    private CapturedShell shell;

    @BeforeEach
    void writeBothStates() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        before = write("before.sql", "CREATE TABLE users (id bigint PRIMARY KEY, fax text);");
        after =
                write(
                        "after.sql",
                        """
                        CREATE TABLE users (id bigint PRIMARY KEY);
                        -- flotilla:nolint missing-primary-key written once
                        CREATE TABLE raw (
                            what text,
                            happened timestamp
                        );
                        """);
        shell = new CapturedShell();
    }

    @Test
    void namesFileAndLineAndCountsWhatIsSilenced() {
        assertThat(lint(after)).isEqualTo(2);
        assertThat(shell.out())
                .contains("after.sql:5  warning timestamp-without-zone  column raw.happened")
                .contains("missing-primary-key: silenced:", "(written once)")
                .contains("1 warning, 1 silenced");
    }

    @Test
    void tellsWhatAChangeBringsAlthoughItsPolicyForbidsIt() {
        assertThat(lint(after, "--from", before.toString())).isEqualTo(2);
        assertThat(shell.out()).contains("error drop-column  column users.fax is dropped");
    }

    @Test
    void isContentWhereNothingIsFound() throws IOException {
        assertThat(lint(write("good.sql", "CREATE TABLE t (id bigint PRIMARY KEY);"))).isZero();
        assertThat(shell.out()).contains("nothing found");
    }

    @Test
    void failsOnTheSeverityItIsTold() throws IOException {
        assertThat(lint(after, "--fail-on", "error")).isZero();

        write("flotilla.yaml", "lint:\n  severity:\n    timestamp-without-zone: error\n");

        assertThat(lint(after, "--fail-on", "error")).isEqualTo(2);
    }

    @Test
    void readsTheFileNamedInPlaceOfTheOneFound() throws IOException {
        write("flotilla.yaml", "lint:\n  failOn: error\n");
        var strict = write("strict.yaml", "lint:\n  failOn: notice\n");

        assertThat(lint(after)).isZero();
        assertThat(lint(after, "--config", strict.toString())).isEqualTo(2);
    }

    @Test
    void refusesAConfigurationItDoesNotKnow() throws IOException {
        write("flotilla.yaml", "lint:\n  severity:\n    drop-tabel: off\n");

        assertThat(lint(after)).isEqualTo(1);
        assertThat(shell.err())
                .contains("flotilla.yaml:3: lint.severity.drop-tabel is no rule")
                .contains("did you mean 'drop-table'?");
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        assertThat(lint(after, "-o", "json")).isEqualTo(2);

        var result = Json.MAPPER.readTree(shell.out());
        assertThat(result.path("schemaVersion").isInt()).isTrue();
        assertThat(result.at("/findings/0/rule").asText()).isEqualTo("timestamp-without-zone");
        assertThat(result.at("/findings/0/file").asText()).isEqualTo("after.sql");
        assertThat(result.at("/findings/0/line").asInt()).isEqualTo(5);
        assertThat(result.at("/silenced/0/reason").asText()).isEqualTo("written once");
    }

    @Test
    void plansCarryTheirFindings() throws IOException {
        var file = folder.resolve("plan.yaml");
        var url = scratch();

        assertThat(
                        shell.run(
                                "plan",
                                before.toString(),
                                after.toString(),
                                "--drops",
                                "drop",
                                "--out",
                                file.toString(),
                                "--scratch",
                                url))
                .isZero();

        var plan = PlanFile.read(Files.readString(file));
        assertThat(plan.findings())
                .anyMatch(finding -> finding.startsWith("drop-column: error: column users.fax"))
                .anyMatch(finding -> finding.startsWith("missing-primary-key: silenced: "));
        assertThat(shell.out()).contains("drop-column: error: column users.fax");

        assertThat(lint(file)).isEqualTo(2);
        assertThat(shell.out()).contains("error data-loss  statement 1, on users,");
        assertThat(lint(file, "--from", before.toString(), "--to", after.toString())).isEqualTo(2);
        assertThat(lint(file, "--from", after.toString(), "--to", after.toString())).isEqualTo(64);
        assertThat(shell.err()).contains("--from is at fp1:", "and the plan says fp1:");
    }

    private int lint(Path subject, String... options) {
        var arguments = new String[options.length + 4];
        arguments[0] = "lint";
        arguments[1] = subject.toString();
        arguments[2] = "--scratch";
        arguments[3] = scratch();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return shell.run(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String scratch() {
        var url = URI.create(SERVER.url().substring("jdbc:".length()));
        var user = PGProperty.USER.getOrDefault(Driver.parseURL(SERVER.url(), null));
        return "postgres://%s@%s:%d%s?sslmode=prefer"
                .formatted(
                        user == null ? "postgres" : user,
                        url.getHost(),
                        url.getPort() < 0 ? 5432 : url.getPort(),
                        url.getPath());
    }
}
