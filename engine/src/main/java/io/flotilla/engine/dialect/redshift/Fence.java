package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A target's lock and fence: a table whose lock is the target's, and whose row remembers the newest
 * epoch seen. The lock lasts for one transaction, like every lock of Redshift.
 */
final class Fence {

    private final TargetClaim claim;
    private final String table;

    Fence(TargetClaim claim) {
        this.claim = claim;
        this.table = OwnTables.name("fence", claim.schema());
    }

    String table() {
        return table;
    }

    /** Makes the table where there is none, on a connection in autocommit. */
    void create(Connection connection) throws SQLException {
        OwnTables.create(connection, table, "epoch bigint NOT NULL");
    }

    /**
     * Takes the lock within the lock timeout and raises the fence, in a transaction. LOCK comes
     * first, so that what is read afterwards is what the one before committed.
     */
    void take(Connection connection) throws SQLException {
        Timeouts.locking(connection, claim, "LOCK TABLE " + table);
        var newest = newest(connection);
        if (newest > claim.epoch()) {
            throw new TargetFenced(claim.schema(), claim.epoch());
        }
        if (newest < claim.epoch()) {
            RedshiftSql.update(connection, "DELETE FROM " + table);
            RedshiftSql.update(
                    connection, "INSERT INTO %s VALUES (%d)".formatted(table, claim.epoch()));
        }
    }

    /** Makes sure, under the lock, that the claim is still the newest. */
    void confirm(Connection connection) throws SQLException {
        if (newest(connection) > claim.epoch()) {
            throw new TargetFenced(claim.schema(), claim.epoch());
        }
    }

    private long newest(Connection connection) throws SQLException {
        var value = RedshiftSql.value(connection, "SELECT max(epoch) AS epoch FROM " + table);
        return value == null ? Long.MIN_VALUE : Long.parseLong(value);
    }
}
