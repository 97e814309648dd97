package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The table whose rows remember the newest epoch seen at each target: {@code flotilla.fence}, or
 * {@code _flotilla_fence} in the tenant's schema where the role may not create or use the first.
 */
record PostgresFence(String table) {

    static final PostgresFence SHARED = new PostgresFence("flotilla.fence");

    /** No such table; no such schema; neither may be used. */
    private static final Set<String> ABSENT = Set.of("42P01", "3F000", "42501");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CREATE_SCHEMA = "CREATE SCHEMA IF NOT EXISTS flotilla;";

    private static final String COLUMNS = " (schema_name text PRIMARY KEY, epoch bigint NOT NULL)";

    static PostgresFence within(String schema) {
        return new PostgresFence(PostgresIdentifiers.quoted(schema) + "._flotilla_fence");
    }

    /** Returns the server process that took the epoch, or nothing where a newer one is there. */
    String raise() {
        return """
        INSERT INTO %s AS fence (schema_name, epoch) VALUES (?, ?)
        ON CONFLICT (schema_name) DO UPDATE
        SET epoch = excluded.epoch WHERE fence.epoch <= excluded.epoch
        RETURNING pg_backend_pid() AS fenced_by
        """
                .formatted(table);
    }

    /** Raises the epoch in a transaction of its own, and returns the server process that did. */
    int raise(Connection connection, TargetClaim claim) throws SQLException {
        try (var statement = connection.prepareStatement(raise())) {
            statement.setString(1, claim.schema());
            statement.setLong(2, claim.epoch());
            return process(PostgresResults.of(statement), claim);
        }
    }

    static int process(PostgresResults results, TargetClaim claim) {
        var process = results.list("fenced_by");
        if (process.isEmpty()) {
            throw new TargetFenced(claim.schema(), claim.epoch());
        }
        return Integer.parseInt(process.getFirst());
    }

    static boolean isAbsent(SQLException failure) {
        return failure.getSQLState() != null && ABSENT.contains(failure.getSQLState());
    }

    /** Creates the fence where the role may, on a connection in autocommit. */
    static PostgresFence create(Connection connection, TargetClaim claim) throws SQLException {
        try {
            createShared(connection, claim);
            return SHARED;
        } catch (SQLException e) {
            if (!isAbsent(e)) {
                throw e;
            }
            var within = within(claim.schema());
            create(connection, claim, "", within);
            return within;
        }
    }

    /**
     * A session that looked for the schema in vain remembers that it is absent until its next
     * transaction, also while it waits for whoever creates it: the second try sees it.
     */
    private static void createShared(Connection connection, TargetClaim claim) throws SQLException {
        try {
            create(connection, claim, CREATE_SCHEMA, SHARED);
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            create(connection, claim, CREATE_SCHEMA, SHARED);
        }
    }

    /** IF NOT EXISTS alone is no protection: two at once collide in the catalog's own indexes. */
    private static void create(
            Connection connection, TargetClaim claim, String schema, PostgresFence fence)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    SELECT set_config('lock_timeout', '%s', true);
                    SELECT pg_advisory_xact_lock(hashtextextended('flotilla', 0));
                    %s
                    CREATE TABLE IF NOT EXISTS %s %s
                    """
                            .formatted(
                                    PostgresSettings.milliseconds(claim.lockTimeout()),
                                    schema,
                                    fence.table(),
                                    COLUMNS));
        }
    }
}
