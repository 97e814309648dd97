package io.flotilla.engine.dialect.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Names who holds what was waited for in vain. It is asked afterwards, when the wait is over and
 * {@code pg_blocking_pids} has nothing to say any more; {@code pg_locks} shows holders to any role.
 */
final class PostgresBlockers {

    private static final String LIKELIEST =
            """
            SELECT session.pid, session.usename, session.application_name, session.state,
                   extract(epoch FROM clock_timestamp() - session.xact_start)::bigint AS seconds
            FROM (SELECT pid, 1 AS rank
                  FROM pg_locks
                  WHERE granted AND locktype = 'advisory' AND objsubid = 1
                    AND (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  UNION ALL
                  SELECT pid, 2
                  FROM pg_locks
                  JOIN pg_depend AS content
                    ON content.classid = 'pg_class'::regclass AND content.objid = relation
                  WHERE granted AND locktype = 'relation'
                    AND refclassid = 'pg_namespace'::regclass
                    AND refobjid = to_regnamespace(?)
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  UNION ALL
                  SELECT pid, 3
                  FROM pg_stat_activity
                  WHERE ? AND datname = current_database() AND backend_xmin IS NOT NULL
                 ) AS holder
            JOIN pg_stat_activity AS session USING (pid)
            WHERE pid <> ALL (?::int[])
            ORDER BY rank, session.xact_start NULLS LAST
            LIMIT 1
            """;

    private PostgresBlockers() {}

    /**
     * Holders of the target's advisory lock come first, then those of locks on its tables, then,
     * for statements that wait for {@code snapshots} to end, the oldest transaction.
     */
    static String likeliest(
            Connection connection, String schema, boolean snapshots, List<Integer> own)
            throws SQLException {
        try (var statement = connection.prepareStatement(LIKELIEST)) {
            statement.setString(1, PostgresTargetLock.name(schema));
            statement.setString(2, PostgresIdentifiers.quoted(schema));
            statement.setBoolean(3, snapshots);
            statement.setArray(4, connection.createArrayOf("int4", own.toArray()));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? description(rows) : "a session that has ended since";
            }
        }
    }

    private static String description(ResultSet session) throws SQLException {
        var text = new StringBuilder("process " + session.getInt("pid"));
        text.append(" of user ").append(session.getString("usename"));
        var application = session.getString("application_name");
        if (application != null && !application.isEmpty()) {
            text.append(" (").append(application).append(")");
        }
        var state = session.getString("state");
        if (state != null) {
            text.append(", ").append(state);
        }
        var seconds = session.getLong("seconds");
        if (!session.wasNull()) {
            text.append(", its transaction is ").append(seconds).append(" s old");
        }
        return text.toString();
    }
}
