package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Ends what is left of earlier attempts on a target. A session is taken for one only if it is in
 * the same database, under the same role, says so in its name, with an epoch that was given out
 * before the claim's, and is in the target's way: it holds the target's lock or a lock on one of
 * its tables, or belongs to the same attempt as one that does. Everybody may see names and locks of
 * all sessions, and end those of the own role:
 * https://www.postgresql.org/docs/17/functions-admin.html.
 */
final class PostgresOlderAttempts {

    /** Eighteen digits fit a bigint; what has more is nobody's epoch. */
    private static final String END =
            """
            WITH older AS (
                SELECT pid, application_name
                FROM pg_stat_activity
                WHERE datname = current_database() AND usename = session_user
                  AND substring(application_name FROM '^flotilla/.+@([1-9][0-9]{0,17})$')::bigint < ?
            ),
            in_the_way AS (
                SELECT application_name
                FROM older
                JOIN pg_locks USING (pid)
                WHERE granted
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND (locktype = 'advisory' AND objsubid = 1
                           AND (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)
                       OR locktype = 'relation' AND EXISTS (
                           SELECT FROM pg_depend AS content
                           WHERE content.classid = 'pg_class'::regclass
                             AND content.objid = relation
                             AND content.refclassid = 'pg_namespace'::regclass
                             AND content.refobjid = to_regnamespace(?)))
            )
            SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))
            FROM older
            WHERE application_name IN (SELECT application_name FROM in_the_way)
            """;

    private PostgresOlderAttempts() {}

    /** Asks the server to end them, and returns how many sessions that are; they go soon after. */
    static int end(Connection connection, TargetClaim claim) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setLong(1, claim.epoch());
            statement.setString(2, PostgresTargetLock.name(claim.schema()));
            statement.setString(3, PostgresIdentifiers.quoted(claim.schema()));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
