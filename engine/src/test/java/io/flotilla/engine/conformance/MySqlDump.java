package io.flotilla.engine.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.engine.testing.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the server says of a database, by its own {@code mariadb-dump} or by {@code SHOW CREATE} of
 * each object. The order of objects, and of keys within a table, means nothing; that of columns
 * does.
 */
record MySqlDump(List<String> statements) {

    private static final Map<String, String> KINDS =
            Map.of(
                    "TABLE",
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = '%s'",
                    "FUNCTION",
                    "SELECT routine_name FROM information_schema.routines WHERE routine_schema = '%s' AND routine_type = 'FUNCTION'",
                    "PROCEDURE",
                    "SELECT routine_name FROM information_schema.routines WHERE routine_schema = '%s' AND routine_type = 'PROCEDURE'",
                    "TRIGGER",
                    "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = '%s'",
                    "EVENT",
                    "SELECT event_name FROM information_schema.events WHERE event_schema = '%s'");

    private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");
    private static final Pattern PORT = Pattern.compile("//([^:/]+):(\\d+)/");

    /** The moment an event was made, where none was given. */
    private static final Pattern START = Pattern.compile(" STARTS '20(?:2[6-9]|[3-9]\\d)-[^']*'");

    static MySqlDump of(MariaDbServer server, String database) {
        var address = PORT.matcher(server.url());
        if (!address.find()) {
            throw new IllegalStateException("not a server's address: " + server.url());
        }
        var program = MariaDbServer.programs().orElseThrow().resolve("mariadb-dump").toString();
        var text =
                run(
                        program,
                        "--no-defaults",
                        "--no-data",
                        "--routines",
                        "--triggers",
                        "--events",
                        "--skip-comments",
                        "-h" + address.group(1),
                        "-P" + address.group(2),
                        "-uroot",
                        database);
        return new MySqlDump(
                Arrays.stream(text.split(";;?\\n"))
                        .map(statement -> ordered(statement, database))
                        .sorted()
                        .toList());
    }

    /** Hundreds of times faster than starting a program, and nothing of the engine is in it. */
    static MySqlDump asked(Connection connection, String database) throws SQLException {
        var statements = new ArrayList<String>();
        for (var kind : KINDS.entrySet()) {
            for (var name : Answers.of(connection, kind.getValue().formatted(database))) {
                var sql = "SHOW CREATE %s `%s`".formatted(kind.getKey(), name.replace("`", "``"));
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery(sql)) {
                    row.next();
                    for (var i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                        if (!row.getMetaData().getColumnLabel(i).equals("Created")) {
                            var text = String.valueOf(row.getString(i));
                            statements.add(name + " " + ordered(text, database));
                        }
                    }
                }
            }
        }
        return new MySqlDump(statements.stream().sorted().toList());
    }

    private static String ordered(String statement, String database) {
        var plain =
                START.matcher(COUNTER.matcher(statement).replaceAll(""))
                        .replaceAll("")
                        .replace("`" + database + "`", "`DATABASE`")
                        .strip();
        if (plain.contains(" TRIGGER ")) {
            // the server keeps the statement as it was written
            return plain.replace("`", "").replaceAll("\\s+", " ");
        }
        if (!plain.startsWith("CREATE TABLE")) {
            return plain;
        }
        var columns = new ArrayList<String>();
        var keys = new TreeSet<String>();
        for (var line : plain.lines().toList()) {
            var fact = line.replaceFirst(",$", "");
            (line.matches("  (PRIMARY |UNIQUE |FULLTEXT |SPATIAL )?KEY.*|  CONSTRAINT.*")
                            ? keys
                            : columns)
                    .add(fact);
        }
        columns.addAll(keys);
        return String.join("\n", columns);
    }

    /** What is in one and not in the other. */
    List<String> difference(MySqlDump other) {
        var missing = new ArrayList<>(statements);
        other.statements.forEach(missing::remove);
        var surplus = new ArrayList<>(other.statements);
        statements.forEach(surplus::remove);
        var difference = new ArrayList<String>();
        missing.forEach(it -> difference.add("missing: " + it));
        surplus.forEach(it -> difference.add("surplus: " + it));
        return difference;
    }

    private static String run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
