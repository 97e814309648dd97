package io.flotilla.engine.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a PostgreSQL database itself saw of DDL and still holds, whatever Flotilla has written down.
 * Each command is logged in its own transaction: what was rolled back or interrupted leaves
 * nothing, what stays is there as often as it was done. So it is for {@code CREATE INDEX
 * CONCURRENTLY}, whose last transaction both makes the index valid and logs; see
 * https://www.postgresql.org/docs/17/event-trigger-definition.html.
 */
public record DdlWitness(String url) {

    private static final String WITNESS =
            """
            CREATE SCHEMA witness;
            CREATE TABLE witness.command (
                id bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
                schema_name text, tag text, object text);
            GRANT USAGE ON SCHEMA witness TO PUBLIC;
            GRANT INSERT ON witness.command TO PUBLIC;
            GRANT USAGE ON SEQUENCE witness.command_id_seq TO PUBLIC;
            """;

    private static final String LOG =
            """
            CREATE OR REPLACE FUNCTION witness.log() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO witness.command (schema_name, tag, object)
                SELECT schema_name, command_tag, replace(object_identity, schema_name || '.', '')
                FROM pg_event_trigger_ddl_commands();
                PERFORM pg_sleep(%s);
            END $$;
            """;

    private static final String TRIGGER =
            "CREATE EVENT TRIGGER witness ON ddl_command_end EXECUTE FUNCTION witness.log()";

    /** Logs all DDL in the database of a superuser's JDBC URL from here on. */
    public static DdlWitness in(String url) throws SQLException {
        var witness = new DdlWitness(url);
        witness.execute(WITNESS + LOG.formatted(0) + TRIGGER);
        return witness;
    }

    /** Each command takes so many seconds longer from here on, so that faults find some at work. */
    public void takeTime(double secondsPerCommand) throws SQLException {
        execute(LOG.formatted(secondsPerCommand));
    }

    /** Begins a new record. */
    public void forget() throws SQLException {
        execute("TRUNCATE witness.command");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How often each command was done, by schema; only schemas that match a LIKE pattern. */
    public Map<String, Map<String, Integer>> commands(String schemas) throws SQLException {
        var commands = new TreeMap<String, Map<String, Integer>>();
        query(
                        """
                        SELECT schema_name, tag || ' ' || object FROM witness.command
                        WHERE schema_name LIKE '%s'
                        """
                                .formatted(schemas))
                .forEach(
                        row ->
                                commands.computeIfAbsent(row.get(0), _ -> new TreeMap<>())
                                        .merge(row.get(1), 1, Integer::sum));
        return commands;
    }

    /** Advisory locks that anybody holds or waits for in the database. */
    public List<List<String>> advisoryLocks() throws SQLException {
        return query(
                """
                SELECT l.pid, a.application_name, a.query
                FROM pg_locks l LEFT JOIN pg_stat_activity a USING (pid)
                WHERE l.locktype = 'advisory'
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """);
    }

    /** Sessions of attempts; a pool's idle connections do not bear an attempt's name. */
    public List<List<String>> sessions() throws SQLException {
        return query(
                """
                SELECT pid, application_name, state, query FROM pg_stat_activity
                WHERE datname = current_database() AND application_name LIKE 'flotilla/%'
                """);
    }

    private List<List<String>> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var columns = rows.getMetaData().getColumnCount();
            var found = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                found.add(row);
            }
            return found;
        }
    }
}
