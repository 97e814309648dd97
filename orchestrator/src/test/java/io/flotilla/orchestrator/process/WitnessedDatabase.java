package io.flotilla.orchestrator.process;

import io.flotilla.engine.testing.DdlWitness;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A database of tenants' schemas that logs each DDL command by itself. */
record WitnessedDatabase(String url, String name, List<String> tenants) {

    /** What a new tenant has. */
    static final String START =
            """
            CREATE TABLE users (id bigint PRIMARY KEY, email text, city text);
            INSERT INTO users SELECT n, 'u' || n || '@example.org', 'Lyon' FROM generate_series(1, 20) n
            """;

    /** A command takes its time, so that a fault finds some at work. */
    private static final double SECONDS = 0.01;

    /** One that is there, or will be. */
    static WitnessedDatabase of(String url, int number, int count) {
        var tenants =
                IntStream.rangeClosed(1, count)
                        .mapToObj(tenant -> "tenant_%d_%03d".formatted(number, tenant))
                        .toList();
        return new WitnessedDatabase(url, "db" + number, tenants);
    }

    /** Makes {@code count} tenants, named after the database's number. */
    static WitnessedDatabase create(String url, int number, int count) throws SQLException {
        var database = of(url, number, count);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var schema : database.tenants()) {
                statement.execute(in(schema, "CREATE SCHEMA " + schema, START));
            }
        }
        return database;
    }

    /** Logs from here on. */
    void watch() throws SQLException {
        DdlWitness.in(url).takeTime(SECONDS);
    }

    /** How long each command takes at the least. */
    void takeTime(double secondsPerCommand) throws SQLException {
        witness().takeTime(secondsPerCommand);
    }

    DdlWitness witness() {
        return new DdlWitness(url);
    }

    URI address() {
        return URI.create(url.substring("jdbc:".length()));
    }

    /** How often each command is logged, by schema. */
    Map<String, Map<String, Integer>> commands() throws SQLException {
        return witness().commands("tenant\\_%");
    }

    /** What the log says of statements that each ran once, seen on a schema of its own. */
    Map<String, Integer> commandsOf(List<String> statements) throws SQLException {
        var reference = "reference_" + System.nanoTime();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(in(reference, "CREATE SCHEMA " + reference, START));
            statement.execute(
                    "DELETE FROM witness.command WHERE schema_name = '%s'".formatted(reference));
            for (var sql : statements) {
                statement.execute(sql);
            }
            var commands = witness().commands(reference).get(reference);
            statement.execute("DROP SCHEMA %s CASCADE".formatted(reference));
            return commands;
        }
    }

    /** Per tenant, the indexes on {@code users} and whether they are valid. */
    Map<String, List<String>> indexes() throws SQLException {
        var indexes = new TreeMap<String, List<String>>();
        Rows.of(
                        url,
                        """
                        SELECT c.relnamespace::regnamespace::text,
                               c.relname || CASE WHEN i.indisvalid THEN ' valid' ELSE ' invalid' END
                        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                        WHERE c.relnamespace::regnamespace::text LIKE 'tenant\\_%'
                        ORDER BY 1, 2
                        """)
                .forEach(
                        row ->
                                indexes.computeIfAbsent(row.get(0), _ -> new ArrayList<>())
                                        .add(row.get(1)));
        return indexes;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    private static String in(String schema, String first, String then) {
        return "%s; SET search_path TO %s; %s".formatted(first, schema, then);
    }
}
