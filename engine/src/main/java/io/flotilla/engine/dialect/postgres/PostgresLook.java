package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads the digests of many targets in one transaction, each under its lock and fence. */
record PostgresLook(Privileges privileges) {

    /** Who holds a target's lock may hold its row of the fence: without the lock, hands off. */
    private static final String ENTER =
            """
            WITH locked AS MATERIALIZED (
                SELECT name, epoch
                FROM unnest(?::text[], ?::bigint[]) AS target (name, epoch)
                WHERE pg_try_advisory_xact_lock(hashtextextended('%s' || name, 0)))
            INSERT INTO %s AS fence (schema_name, epoch)
            SELECT name, epoch FROM locked
            ON CONFLICT (schema_name) DO UPDATE
            SET epoch = excluded.epoch WHERE fence.epoch <= excluded.epoch
            RETURNING schema_name AS entered
            """
                    .formatted(PostgresTargetLock.name(""), PostgresFence.SHARED.table());

    private static final String SQL =
            PostgresTargetSession.READ_COMMITTED + PostgresSettings.SET + ";\n" + ENTER;

    /** None where the fence is not to be had for all tenants together. */
    Map<String, String> digests(Connection connection, List<TargetClaim> claims)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            var digests =
                    new PostgresSessionDigests(privileges)
                            .readAll(connection, enter(connection, claims));
            connection.commit();
            return digests;
        } catch (SQLException e) {
            if (!PostgresOwnTables.isAbsent(e)) {
                throw e;
            }
            return Map.of();
        } finally {
            leave(connection);
        }
    }

    /** In one round trip; the digests are read by statements that see what was committed before. */
    private static List<String> enter(Connection connection, List<TargetClaim> claims)
            throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setBoolean(1, true);
            PostgresSettings.bind(connection, statement, 2, PostgresSettings.of(claims.getFirst()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", claims.stream().map(TargetClaim::schema).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint", claims.stream().map(TargetClaim::epoch).toArray()));
            return PostgresResults.of(statement).list("entered");
        }
    }

    private static void leave(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            PostgresTargetSession.abort(connection);
        }
    }
}
