package io.flotilla.engine.testing;

import io.flotilla.engine.tool.ToolCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an online schema change tool, as a program of its own: it copies a table like
 * pt-online-schema-change does, but for the triggers, and misbehaves as it is told.
 */
public final class OnlineToolStandIn {

    /** What it does besides, or instead. */
    public enum Conduct {
        COPIES,
        /** Copies once the file {@code go} is in its folder of evidence. */
        WAITS,
        FAILS,
        /** Makes the copy and a trigger, and never ends. */
        HANGS,
        /** Adds a column nobody asked for. */
        ADDS_A_COLUMN
    }

    private OnlineToolStandIn() {}

    /** The command that runs it, under a name; what it saw is written into {@code evidence}. */
    public static ToolCommand command(
            String name,
            Conduct conduct,
            Path evidence,
            Duration timeout,
            @Nullable String passwordVariable) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(OnlineToolStandIn.class.getName());
        command.add(conduct.name());
        command.add(evidence.toString());
        command.addAll(List.of("{host}:{port}", "D={database},t={table}", "--alter={alter}"));
        command.add(passwordVariable == null ? "{defaults-file}" : passwordVariable);
        return new ToolCommand(name, command, timeout, passwordVariable);
    }

    /** Those that this process has started and that go on. */
    public static Stream<ProcessHandle> atWork() {
        return ProcessHandle.current().descendants().filter(OnlineToolStandIn::isOne);
    }

    /** A handle's own command line ends before a long class path does. */
    private static boolean isOne(ProcessHandle process) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(process.pid()), "cmdline"),
                            StandardCharsets.ISO_8859_1)
                    .contains(OnlineToolStandIn.class.getName());
        } catch (IOException e) {
            return false;
        }
    }

    public static void main(String[] arguments) throws Exception {
        var evidence = Path.of(arguments[1]);
        var database = arguments[3].replaceFirst("D=([^,]*),.*", "$1");
        var table = arguments[3].replaceFirst(".*,t=", "");
        var alter = arguments[4].substring("--alter=".length());
        try (var connection = connect(arguments[2], database, arguments[5], evidence)) {
            var copy = "`_%s_new`".formatted(table);
            System.out.println("Altering `%s`.`%s`...".formatted(database, table));
            switch (Conduct.valueOf(arguments[0])) {
                case FAILS -> {
                    System.err.println("There is a tool in the works.");
                    System.exit(7);
                }
                case HANGS -> {
                    begin(connection, table, copy, alter, database);
                    Files.writeString(evidence.resolve("hangs"), "");
                    Thread.sleep(Duration.ofHours(1));
                }
                case WAITS -> {
                    begin(connection, table, copy, alter, database);
                    Files.writeString(evidence.resolve("waits"), "");
                    while (!Files.exists(evidence.resolve("go"))) {
                        Thread.sleep(20);
                    }
                    finish(connection, table, copy);
                }
                case COPIES -> {
                    begin(connection, table, copy, alter, database);
                    finish(connection, table, copy);
                }
                case ADDS_A_COLUMN -> {
                    begin(connection, table, copy, alter, database);
                    finish(connection, table, copy);
                    execute(connection, "ALTER TABLE `%s` ADD COLUMN stray int".formatted(table));
                }
            }
        }
    }

    private static Connection connect(String address, String database, String secret, Path evidence)
            throws IOException, SQLException {
        var login = new Properties();
        if (secret.startsWith("/")) {
            var file = Path.of(secret);
            Files.writeString(
                    evidence.resolve("permissions"),
                    Files.getPosixFilePermissions(file).toString());
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                if (equals > 0) {
                    var quoted = line.substring(equals + 1);
                    login.put(
                            line.substring(0, equals),
                            quoted.substring(1, quoted.length() - 1).replace("\\\\", "\\"));
                }
            }
        } else {
            login.put("user", "root");
            login.put("password", System.getenv().getOrDefault(secret, ""));
        }
        Files.writeString(
                evidence.resolve("environment"), String.join("\n", System.getenv().keySet()));
        return DriverManager.getConnection(
                "jdbc:mysql://%s/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                        .formatted(address, database),
                login);
    }

    private static void begin(
            Connection connection, String table, String copy, String alter, String database)
            throws SQLException {
        execute(connection, "CREATE TABLE %s LIKE `%s`".formatted(copy, table));
        execute(connection, "ALTER TABLE %s %s".formatted(copy, alter));
        execute(
                connection,
                "CREATE TRIGGER `pt_osc_%1$s_%2$s_del` AFTER DELETE ON `%2$s` FOR EACH ROW SET @gone = 1"
                        .formatted(database, table));
    }

    private static void finish(Connection connection, String table, String copy)
            throws SQLException {
        var columns = String.join(", ", columns(connection, table));
        execute(
                connection,
                "INSERT IGNORE INTO %1$s (%2$s) SELECT %2$s FROM `%3$s`"
                        .formatted(copy, columns, table));
        execute(
                connection,
                "RENAME TABLE `%1$s` TO `_%1$s_old`, %2$s TO `%1$s`".formatted(table, copy));
        execute(connection, "DROP TABLE `_%s_old`".formatted(table));
    }

    /** Those that both tables have. */
    private static List<String> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var query =
                connection.prepareStatement(
                        """
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = database() AND table_name IN (?, ?)
                        GROUP BY column_name HAVING count(*) = 2
                        """)) {
            query.setString(1, table);
            query.setString(2, "_%s_new".formatted(table));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add("`%s`".formatted(rows.getString(1)));
                }
            }
        }
        return columns;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
