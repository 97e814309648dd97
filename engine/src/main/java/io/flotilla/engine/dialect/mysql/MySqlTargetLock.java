package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.Sha256;
import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The named lock that makes one writer of many: per database, of the session, over its
 * transactions. It belongs to the very connection that changes the target, so that it is held for
 * as long as a statement runs whose client is gone: see
 * https://dev.mysql.com/doc/refman/8.4/en/locking-functions.html and
 * https://mariadb.com/kb/en/get_lock/.
 */
final class MySqlTargetLock {

    /** ER_LOCK_WAIT_TIMEOUT, which GET_LOCK itself does not raise. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private MySqlTargetLock() {}

    /** At most 64 characters, whatever the database is called; MySQL knows no case in them. */
    static String name(String schema) {
        return "flotilla." + HexFormat.of().formatHex(Sha256.of(schema), 0, 24);
    }

    /** As SQL that has the connection holding it, or NULL. */
    static String holder(String schema) {
        return "is_used_lock(" + Identifiers.literal(name(schema)) + ")";
    }

    /**
     * Waits for it as long as the claim says.
     *
     * @throws SQLException of a lock timeout, if somebody else holds it
     */
    static void take(Connection connection, TargetClaim claim) throws SQLException {
        var answer =
                MySqlSql.rows(
                        connection,
                        "SELECT get_lock(%s, %d)"
                                .formatted(
                                        Identifiers.literal(name(claim.schema())),
                                        seconds(claim.lockTimeout())));
        if (!answer.getFirst().getFirst().equals("1")) {
            throw new SQLException(
                    "the target's lock was not given up in time", "HY000", LOCK_WAIT_TIMEOUT);
        }
    }

    static void giveUp(Connection connection, String schema) throws SQLException {
        MySqlSql.run(
                connection, "DO release_lock(%s)".formatted(Identifiers.literal(name(schema))));
    }

    /** The servers wait for locks by the whole second. */
    static long seconds(Duration timeout) {
        return timeout.plusMillis(999).toSeconds();
    }
}
