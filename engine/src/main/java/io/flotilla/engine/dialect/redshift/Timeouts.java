package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Redshift has a limit for statements and none for locks, so waiting for a lock is limited as a
 * statement: https://docs.aws.amazon.com/redshift/latest/dg/r_statement_timeout.html.
 */
final class Timeouts {

    private Timeouts() {}

    /** Runs a LOCK in a transaction; in vain it fails with the state of a lock timeout. */
    static void locking(Connection connection, TargetClaim claim, String lock) throws SQLException {
        limit(connection, claim.lockTimeout().toMillis());
        try {
            RedshiftSql.run(connection, lock);
        } catch (SQLException e) {
            if (RedshiftFailureClassifier.QUERY_CANCELLED.equals(e.getSQLState())) {
                throw new SQLException(
                        "the lock was not free within %d ms"
                                .formatted(claim.lockTimeout().toMillis()),
                        RedshiftFailureClassifier.LOCK_NOT_AVAILABLE,
                        e);
            }
            throw e;
        }
        limit(connection, claim.statementTimeout().toMillis());
    }

    private static void limit(Connection connection, long milliseconds) throws SQLException {
        RedshiftSql.run(connection, "SET LOCAL statement_timeout TO " + milliseconds);
    }
}
