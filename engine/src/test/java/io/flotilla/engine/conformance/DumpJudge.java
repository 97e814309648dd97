package io.flotilla.engine.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares what {@code pg_dump --schema-only} writes, for which a pg_dump of the server's major
 * version or a newer one must be on the path
 * (https://www.postgresql.org/docs/17/app-pgdump.html#PG-DUMP-NOTES). Each entry of the dump is a
 * fact; the lines of one that makes a table are compared in any order unless {@code ordered},
 * because a plan cannot move a column.
 */
record DumpJudge(boolean ordered) implements Judge {

    private static final Pattern MAKES_TABLE =
            Pattern.compile("(?m)^CREATE (UNLOGGED |FOREIGN )?TABLE ");

    private static final Pattern VERSION = Pattern.compile("\\) (\\d+)");

    /** Before each entry; names it, its kind and its tablespace. */
    private static final Pattern TITLE =
            Pattern.compile("(?m)^--\n-- (?=Name: .*; Type: .*; Schema: .*\n--\n)");

    /** What it says of the tenant's schema itself is of the tenant. */
    private static final Pattern OF_THE_SCHEMA =
            Pattern.compile("^Name: (SCHEMA .*; Type: (ACL|COMMENT)|.*; Type: SCHEMA);");

    /** How long a dump is and by whom it was made, and settings that stand before an entry. */
    private static final Pattern NOISE =
            Pattern.compile(
                    "(?m)^(-- PostgreSQL database dump complete"
                            + "|\\\\(un)?restrict .*"
                            + "|SET default_tablespace = .*"
                            + "|SET default_table_access_method = .*"
                            + "|--)$");

    /** Debian's 15.20 writes it on every column. */
    private static final Pattern ATTRIBUTE_VERSION =
            Pattern.compile("ALTER TABLE [^;]* SET \\(pg_attver=[^,;]*\\);");

    /** A judge if there is such a pg_dump. */
    static Optional<Judge> find(PostgresServer server) throws SQLException {
        try (var connection = server.connect()) {
            var needed = connection.getMetaData().getDatabaseMajorVersion();
            return version().filter(version -> version >= needed).map(_ -> new DumpJudge(false));
        }
    }

    private static Optional<Integer> version() {
        try {
            var version = VERSION.matcher(output("pg_dump", "--version"));
            return version.find()
                    ? Optional.of(Integer.valueOf(version.group(1)))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "pg_dump";
    }

    @Override
    public Facts look(Workplace workplace) {
        var dump =
                output(
                        "pg_dump",
                        "--schema-only",
                        "--no-owner",
                        "--schema=" + Workplace.TENANT,
                        "--dbname=" + workplace.address());
        var facts = new TreeSet<String>();
        TITLE.splitAsStream(dump)
                .skip(1)
                .filter(entry -> !OF_THE_SCHEMA.matcher(entry).find())
                .map(this::fact)
                .forEach(facts::add);
        return new Facts(facts);
    }

    @Override
    public Judge strict() {
        return new DumpJudge(true);
    }

    private String fact(String entry) {
        var plain = ATTRIBUTE_VERSION.matcher(NOISE.matcher(entry).replaceAll("")).replaceAll("");
        var lines = plain.lines().map(String::stripTrailing).filter(line -> !line.isEmpty());
        return ordered || !MAKES_TABLE.matcher(plain).find()
                ? lines.collect(joining("\n"))
                : lines.map(line -> line.replaceFirst(",$", "")).sorted().collect(joining("\n"));
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            var exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("%s: %s".formatted(command[0], output.strip()));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
