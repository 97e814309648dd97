package io.flotilla.engine.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.engine.dialect.TrashBin;
import io.flotilla.engine.testing.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What {@code mariadb-dump --no-data --routines --triggers --events} writes of a database. The
 * order of objects, and of keys within a table, means nothing; that of columns, and of the triggers
 * of one moment, does. Counters are left out, and what is in the trash.
 */
record MySqlDump(List<String> statements) {

    private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");
    private static final Pattern ADDRESS = Pattern.compile("//([^:/]+):(\\d+)/");

    /** The moment an event was made, where none was given. */
    private static final Pattern START = Pattern.compile(" STARTS '20(?:2[6-9]|[3-9]\\d)-[^']*'");

    private static final Pattern TRIGGER =
            Pattern.compile(
                    "(?is)(.*\\bTRIGGER\\b.*?)(\\b(?:BEFORE|AFTER)\\s+\\w+\\s+ON\\s+\\S+)\\s+(FOR\\s+EACH\\s+ROW)(?:\\s+(?:FOLLOWS|PRECEDES)\\s+\\S+)?(?:\\s*--[^\\n]*\\n)*(.*)");

    /** Of the client's session, around all and around each table; not those around a body. */
    private static final Pattern SETTING = Pattern.compile("/\\*(?:!40\\d+|M!\\d+) SET [^;]*\\*/");

    private static final Pattern USE = Pattern.compile("\\s*USE `([^`]+)`\\s*");

    static MySqlDump of(MariaDbServer server, String database) {
        return of(server, List.of(database)).getOrDefault(database, new MySqlDump(List.of()));
    }

    /** By the name of the database. */
    static Map<String, MySqlDump> of(MariaDbServer server, List<String> databases) {
        var address = ADDRESS.matcher(server.url());
        if (!address.find()) {
            throw new IllegalStateException("not a server's address: " + server.url());
        }
        var command =
                new ArrayList<>(
                        List.of(
                                MariaDbServer.programs()
                                        .orElseThrow()
                                        .resolve("mariadb-dump")
                                        .toString(),
                                "--no-defaults",
                                "--no-data",
                                "--routines",
                                "--triggers",
                                "--events",
                                "--skip-comments",
                                "--no-create-db",
                                "-h" + address.group(1),
                                "-P" + address.group(2),
                                "-uroot",
                                "--databases"));
        command.addAll(databases);
        var found = new HashMap<String, List<String>>();
        databases.forEach(database -> found.put(database, new ArrayList<>()));
        var places = new HashMap<String, Integer>();
        var database = "";
        for (var statement : split(run(command))) {
            var use = USE.matcher(statement);
            if (use.matches()) {
                database = use.group(1);
            } else if (found.containsKey(database)) {
                found.get(database).add(comparable(statement, database, places));
            }
        }
        var dumps = new HashMap<String, MySqlDump>();
        found.forEach(
                (name, statements) ->
                        dumps.put(
                                name,
                                new MySqlDump(
                                        statements.stream()
                                                .filter(it -> !it.isEmpty())
                                                .sorted()
                                                .toList())));
        return dumps;
    }

    /** Bodies stand between other delimiters. */
    private static List<String> split(String dump) {
        var statements = new ArrayList<String>();
        var delimiter = ";";
        var statement = new StringBuilder();
        for (var line : dump.lines().toList()) {
            if (line.startsWith("DELIMITER ")) {
                delimiter = line.substring("DELIMITER ".length()).strip();
                continue;
            }
            statement.append(line).append('\n');
            if (line.stripTrailing().endsWith(delimiter)) {
                var whole = statement.toString().strip();
                statements.add(whole.substring(0, whole.length() - delimiter.length()));
                statement.setLength(0);
            }
        }
        statements.add(statement.toString());
        return statements;
    }

    private static String comparable(
            String statement, String database, Map<String, Integer> places) {
        var plain =
                START.matcher(COUNTER.matcher(statement).replaceAll(""))
                        .replaceAll("")
                        .replace("`" + database + "`", "`DATABASE`")
                        .strip();
        if (plain.startsWith("DO SETVAL")
                || SETTING.matcher(plain).matches()
                || plain.matches(
                        "(?s)(DROP|CREATE) TABLE (IF EXISTS )?`" + TrashBin.PREFIX + ".*")) {
            return "";
        }
        var trigger = TRIGGER.matcher(plain);
        if (trigger.matches()) {
            // the server keeps the statement as it was written, with comments before its body
            var moment = spaced(trigger.group(2)).toUpperCase(java.util.Locale.ROOT);
            return "%s %s %d %s"
                    .formatted(
                            spaced(trigger.group(1)),
                            moment,
                            places.merge(database + " " + moment, 1, Integer::sum),
                            spaced(trigger.group(4)).strip());
        }
        return plain.startsWith("CREATE TABLE") ? table(plain) : plain;
    }

    private static String spaced(String text) {
        return text.replace("`", "").replaceAll("\\s+", " ");
    }

    private static String table(String statement) {
        var columns = new ArrayList<String>();
        var keys = new TreeSet<String>();
        for (var line : statement.lines().toList()) {
            if (!line.contains(TrashBin.PREFIX)) {
                var isKey =
                        line.matches(
                                "  (PRIMARY |UNIQUE |FULLTEXT |SPATIAL )?KEY.*|  CONSTRAINT.*");
                (isKey ? keys : columns).add(line.replaceFirst(",$", ""));
            }
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

    /** With the libraries that come with the program. */
    private static String run(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            MariaDbServer.libraries()
                    .ifPresent(
                            folder ->
                                    builder.environment()
                                            .put("LD_LIBRARY_PATH", folder.toString()));
            var process = builder.start();
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
