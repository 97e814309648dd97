package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The table whose rows remember the newest epoch seen at each target: {@code flotilla.fence}, or
 * {@code _flotilla_fence} in the tenant's schema where the role may not create or use the first.
 */
record PostgresFence(String table) {

    static final PostgresFence SHARED = new PostgresFence("flotilla.fence");

    private static final String COLUMNS = " (schema_name text PRIMARY KEY, epoch bigint NOT NULL)";

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

    /** Creates the fence where the role may, on a connection in autocommit. */
    static PostgresFence create(Connection connection, TargetClaim claim) throws SQLException {
        return new PostgresFence(PostgresOwnTables.create(connection, claim, "fence", COLUMNS));
    }
}
