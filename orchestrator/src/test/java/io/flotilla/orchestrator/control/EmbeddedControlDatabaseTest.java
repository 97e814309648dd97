package io.flotilla.orchestrator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedControlDatabaseTest {
    @TempDir Path folder;

    private HomeFolder home() {
        return new HomeFolder(folder.resolve("home"));
    }

    @AfterEach
    void stopWhatIsLeft() throws IOException {
        EmbeddedControlDatabase.start(home()).close();
    }

    @Test
    void keepsItsDataFromRunToRun() throws Exception {
        try (var first = EmbeddedControlDatabase.start(home())) {
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var second = EmbeddedControlDatabase.start(home())) {
            assertThat(query(second, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void listensOnLoopbackAloneAndIsDurable() throws Exception {
        try (var database = EmbeddedControlDatabase.start(home())) {
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void letsNobodyInWithoutThePasswordThatOnlyTheOwnerReads() throws Exception {
        try (var database = EmbeddedControlDatabase.start(home())) {
            var address = database.address();
            assertThatThrownBy(
                            () ->
                                    DriverManager.getConnection(
                                            address.url(), address.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(mode(home().path())).isEqualTo("rwx------");
            assertThat(mode(home().path().resolve("control-password"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aServerLeftBehindByAKillIsTakenOver() throws Exception {
        var left = leaveBehind();
        execute(left, "CREATE TABLE kept AS SELECT 42 AS answer");

        try (var next = EmbeddedControlDatabase.start(home())) {
            assertThat(next.address()).isEqualTo(left.address());
            assertThat(query(next, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerKilledWithItsMachineIsRecovered() throws Exception {
        var left = leaveBehind();
        execute(left, "CREATE TABLE kept AS SELECT 42 AS answer");
        var postmaster =
                Long.parseLong(
                        Files.readAllLines(home().path().resolve("control/postmaster.pid"))
                                .getFirst());
        var process = ProcessHandle.of(postmaster).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();

        try (var next = EmbeddedControlDatabase.start(home())) {
            assertThat(query(next, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void anEntryWithTheProcessIdOfSomebodyElseIsForgotten() throws Exception {
        EmbeddedControlDatabase.start(home()).close();
        Files.writeString(
                home().path().resolve("control/postmaster.pid"),
                "%d\n%s\n1\n5432\n\n127.0.0.1\n"
                        .formatted(ProcessHandle.current().pid(), home().path()));

        try (var next = EmbeddedControlDatabase.start(home())) {
            assertThat(query(next, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondServerOnTheSameHomeIsRefused() throws Exception {
        try (var first = EmbeddedControlDatabase.start(home())) {
            assertThatThrownBy(() -> EmbeddedControlDatabase.start(home()))
                    .isInstanceOf(ControlFailure.class)
                    .hasMessageContaining("another server (process")
                    .hasMessageContaining("--home");
            assertThat(query(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void withoutItsPasswordFileItSaysSo() throws Exception {
        EmbeddedControlDatabase.start(home()).close();
        var password = home().path().resolve("control-password");
        var aside = Files.move(password, folder.resolve("aside"));

        assertThatThrownBy(() -> EmbeddedControlDatabase.start(home()))
                .isInstanceOf(ControlFailure.class)
                .hasMessageContaining("control-password is gone");
        Files.move(aside, password);
    }

    /** As a kill -9 leaves it: the lock is gone with the process, the database runs on. */
    private EmbeddedControlDatabase leaveBehind() throws IOException {
        var database = EmbeddedControlDatabase.start(home());
        database.abandon();
        return database;
    }

    private static void execute(EmbeddedControlDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedControlDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedControlDatabase database) throws SQLException {
        var address = database.address();
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
