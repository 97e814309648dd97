package io.flotilla.engine.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * (https://www.postgresql.org/docs/17/app-pgdump.html#PG-DUMP-NOTES). The lines of a statement are
 * compared in any order, because columns have none that a plan could change.
 */
record DumpJudge() implements Judge {

    private static final Pattern VERSION = Pattern.compile("\\) (\\d+)");
    private static final Pattern NOISE =
            Pattern.compile(
                    "(?m)^(--.*|\\\\(un)?restrict .*|SET .*|SELECT pg_catalog\\.set_config.*)$");
    private static final Pattern ATTRIBUTE_VERSION =
            Pattern.compile("ALTER TABLE [^;]* SET \\(pg_attver=[^;]*;");

    /** A judge if there is such a pg_dump. */
    static Optional<Judge> find(PostgresServer server) throws SQLException {
        try (var connection = server.connect()) {
            var needed = connection.getMetaData().getDatabaseMajorVersion();
            return version().filter(version -> version >= needed).map(_ -> new DumpJudge());
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
    public Facts look(Workplace workplace) {
        var dump =
                output(
                        "pg_dump",
                        "--schema-only",
                        "--no-owner",
                        "--schema=" + Workplace.TENANT,
                        "--dbname=" + workplace.address());
        var plain = ATTRIBUTE_VERSION.matcher(NOISE.matcher(dump).replaceAll("")).replaceAll("");
        var facts = new TreeSet<String>();
        for (var statement : plain.split(";\\n")) {
            facts.add(sorted(statement.strip()));
        }
        return new Facts(facts);
    }

    private static String sorted(String statement) {
        return statement.startsWith("CREATE TABLE") || statement.startsWith("CREATE FOREIGN TABLE")
                ? String.join(
                        "\n",
                        statement
                                .lines()
                                .map(line -> line.replaceFirst(",$", ""))
                                .sorted()
                                .toList())
                : statement;
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
