package io.flotilla.orchestrator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.MariaDbServer;
import io.flotilla.orchestrator.cli.CapturedShell;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands without a server, on MariaDB. */
class MySqlCommandsTest {
    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final String USERS =
            "CREATE TABLE users (id int NOT NULL PRIMARY KEY, email varchar(100))";

    @TempDir Path folder;

    private String before;
    private String after;
    private String plan;
    private String scratch;
    private String tenant;
    private String name;

    @BeforeEach
    void makeATenant() throws IOException, SQLException {
        before = Files.writeString(folder.resolve("before.sql"), USERS + ";").toString();
        after =
                Files.writeString(
                                folder.resolve("after.sql"),
                                """
                                CREATE TABLE users (
                                    id int NOT NULL PRIMARY KEY, email varchar(100) NOT NULL,
                                    phone varchar(20), KEY by_phone (phone));
                                CREATE VIEW phones AS SELECT phone FROM users;
                                """)
                        .toString();
        plan = folder.resolve("plan.yaml").toString();
        scratch = address(SERVER.createDatabase());
        name = SERVER.createDatabase();
        tenant = address(name);
        try (var connection = SERVER.connect(name);
                var statement = connection.createStatement()) {
            statement.execute(USERS);
        }
    }

    @Test
    void plansAppliesAndReverts() throws SQLException {
        assertThat(run("plan", before, after, "--scratch", scratch, "--out", plan)).isZero();
        assertThat(run("apply", plan, "--to", tenant, "--dry-run")).isZero();
        assertThat(run("diff", before, tenant)).isZero();

        assertThat(run("apply", plan, "--to", tenant)).isZero();
        assertThat(run("diff", after, tenant)).isZero();
        assertThat(run("diff", before, tenant)).isEqualTo(2);

        assertThat(run("revert", plan, "--to", tenant)).isZero();
        assertThat(run("diff", before, tenant)).isZero();
    }

    @Test
    void inspectsALiveDatabaseWithoutItsOwnName() {
        var shell = new CapturedShell();

        assertThat(shell.run("inspect", tenant)).isZero();
        assertThat(shell.out())
                .startsWith("-- fp1:")
                .contains("CREATE TABLE `users`")
                .doesNotContain(name);
    }

    @Test
    void lintsAChange() throws IOException {
        Files.writeString(folder.resolve("flotilla.yaml"), "dialect: mysql\n");
        var shell = new CapturedShell();

        assertThat(shell.run("lint", after, "--from", before, "--scratch", scratch))
                .as(shell.err())
                .isIn(0, 2);
    }

    @Test
    void takesNoServersOfTwoKinds() {
        var shell = new CapturedShell();

        assertThat(shell.run("diff", tenant, "postgres://nobody@localhost/none")).isEqualTo(64);
        assertThat(shell.err()).contains("different kinds of servers");
    }

    @Test
    void readsTheDialectFromTheProject() throws IOException {
        Files.writeString(folder.resolve("flotilla.yaml"), "dialect: mysqll\n");
        var shell = new CapturedShell();

        assertThat(shell.run("inspect", before)).isNotZero();
        assertThat(shell.err()).contains("'mysqll' is not one of postgres, mysql");
    }

    private static int run(String... arguments) {
        var shell = new CapturedShell();
        var code = shell.run(arguments);
        if (code != 0) {
            System.out.println(shell.out() + shell.err());
        }
        return code;
    }

    private static String address(String database) {
        var server = URI.create(SERVER.url().substring("jdbc:".length()));
        return "mysql://root@%s:%d/%s?sslmode=disabled"
                .formatted(server.getHost(), server.getPort(), database);
    }
}
