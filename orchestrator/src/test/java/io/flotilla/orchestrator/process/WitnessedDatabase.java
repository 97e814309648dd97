package io.flotilla.orchestrator.process;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A database of tenants' schemas that logs each DDL command by itself, in the command's own
 * transaction: what was rolled back or interrupted leaves nothing in the log, what stays is there
 * as often as it was done. So it is for {@code CREATE INDEX CONCURRENTLY}, whose last transaction
 * both makes the index valid and logs.
 */
record WitnessedDatabase(String url, String name, List<String> tenants) {

    /** What a new tenant has. */
    static final String START =
            """
            CREATE TABLE users (id bigint PRIMARY KEY, email text, city text);
            INSERT INTO users SELECT n, 'u' || n || '@example.org', 'Lyon' FROM generate_series(1, 20) n
            """;

    /** The schema to which the plan is applied by hand, to see what doing it once leaves. */
    private static final String REFERENCE = "reference";

    /** A command takes its time, so that a kill finds some at work. */
    private static final String WITNESS =
            """
            CREATE SCHEMA witness;
            CREATE TABLE witness.command (
                id bigserial PRIMARY KEY, schema_name text, tag text, object text);
            CREATE FUNCTION witness.log() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO witness.command (schema_name, tag, object)
                SELECT schema_name, command_tag, replace(object_identity, schema_name || '.', '')
                FROM pg_event_trigger_ddl_commands();
                PERFORM pg_sleep(0.01);
            END $$;
            CREATE EVENT TRIGGER witness ON ddl_command_end EXECUTE FUNCTION witness.log()
            """;

    /** Makes {@code count} tenants, named after the database's number. */
    static WitnessedDatabase create(String url, int number, int count) throws SQLException {
        var tenants =
                IntStream.rangeClosed(1, count)
                        .mapToObj(tenant -> "tenant_%d_%03d".formatted(number, tenant))
                        .toList();
        var database = new WitnessedDatabase(url, "db" + number, tenants);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var schema : tenants) {
                statement.execute(in(schema, "CREATE SCHEMA " + schema, START));
            }
            statement.execute(in(REFERENCE, "CREATE SCHEMA " + REFERENCE, START));
        }
        return database;
    }

    /** Logs from here on. */
    void watch() throws SQLException {
        execute(WITNESS);
    }

    URI address() {
        return URI.create(url.substring("jdbc:".length()));
    }

    /** How often each command is logged, by schema. */
    Map<String, Map<String, Integer>> commands() throws SQLException {
        var commands = new TreeMap<String, Map<String, Integer>>();
        query(
                        "SELECT schema_name, tag || ' ' || object FROM witness.command"
                                + " WHERE schema_name LIKE 'tenant\\_%'")
                .forEach(
                        row ->
                                commands.computeIfAbsent(row.get(0), _ -> new TreeMap<>())
                                        .merge(row.get(1), 1, Integer::sum));
        return commands;
    }

    /** What the log says of statements that each ran once, seen on a schema of its own. */
    Map<String, Integer> commandsOf(List<String> statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + REFERENCE);
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        var commands = new TreeMap<String, Integer>();
        query(
                        "SELECT tag || ' ' || object FROM witness.command WHERE schema_name = '%s'"
                                .formatted(REFERENCE))
                .forEach(row -> commands.merge(row.getFirst(), 1, Integer::sum));
        return commands;
    }

    /** Per tenant, the indexes on {@code users} and whether they are valid. */
    Map<String, List<String>> indexes() throws SQLException {
        var indexes = new TreeMap<String, List<String>>();
        query(
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

    /** Advisory locks held in this database by anybody. */
    List<List<String>> advisoryLocks() throws SQLException {
        return query(
                """
                SELECT pid, classid, objid FROM pg_locks
                WHERE locktype = 'advisory'
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """);
    }

    private List<List<String>> query(String sql) throws SQLException {
        return Rows.of(url, sql);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    private static String in(String schema, String first, String then) {
        return "%s; SET search_path TO %s; %s".formatted(first, schema, then);
    }
}
