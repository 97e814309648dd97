package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import io.flotilla.engine.dialect.TargetUnguarded;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The table whose rows remember the newest epoch seen at each target, and the connection it came
 * on: {@code flotilla.fence}, or {@code _flotilla_fence} in the tenant's database where the user
 * may not create or use the first.
 */
record MySqlFence(String table) {

    static final MySqlFence SHARED = new MySqlFence("flotilla.fence");

    private static final String COLUMNS =
            "(schema_name varchar(64) NOT NULL PRIMARY KEY, epoch bigint NOT NULL, holder bigint NOT NULL)";

    /** The old epoch is what the first assignment sees, the new one what the next would see. */
    private static final String RAISE =
            """
            INSERT INTO %1$s (schema_name, epoch, holder) VALUES (%2$s, %3$d, connection_id())
            ON DUPLICATE KEY UPDATE
                holder = if(epoch <= %3$d, connection_id(), holder), epoch = greatest(epoch, %3$d)
            """;

    private static final String LOOK =
            """
            SELECT epoch, coalesce(%s = connection_id(), 0)
            FROM %s
            WHERE schema_name = %s
            """;

    private static final String OLDER =
            """
            SELECT holder
            FROM %s
            WHERE schema_name = %s AND epoch > 0 AND epoch < %d AND holder = %s
            """;

    /**
     * Raises the epoch, in the transaction if there is one, which keeps anybody else from doing so
     * until it ends.
     *
     * @throws TargetFenced if a newer epoch is there
     * @throws TargetUnguarded if the connection does not hold the target's lock
     */
    void raise(Connection connection, TargetClaim claim) throws SQLException {
        var schema = Identifiers.literal(claim.schema());
        MySqlSql.run(connection, RAISE.formatted(table, schema, claim.epoch()));
        var holder = MySqlTargetLock.holder(claim.schema());
        var seen = MySqlSql.rows(connection, LOOK.formatted(holder, table, schema)).getFirst();
        if (Long.parseLong(seen.get(0)) > claim.epoch()) {
            throw new TargetFenced(claim.schema(), claim.epoch());
        }
        if (!seen.get(1).equals("1")) {
            throw new TargetUnguarded(
                    "the target's lock is no longer this connection's: a proxy that shares"
                            + " connections out lies between. Connect to the server itself, or have"
                            + " the proxy keep a session on its connection.");
        }
    }

    static MySqlFence within(TargetClaim claim) {
        return new MySqlFence(MySqlOwnTables.within(claim, "fence"));
    }

    /** Makes the fence where the user may, on a connection in autocommit. */
    static MySqlFence create(Connection connection, TargetClaim claim) throws SQLException {
        try {
            MySqlSql.run(connection, "CREATE DATABASE IF NOT EXISTS flotilla");
        } catch (SQLException e) {
            if (!MySqlOwnTables.isAbsent(e)) {
                throw e;
            }
            // somebody else may have made it
        }
        try {
            MySqlOwnTables.create(connection, SHARED.table, COLUMNS);
            return SHARED;
        } catch (SQLException e) {
            if (!MySqlOwnTables.isAbsent(e)) {
                throw e;
            }
            var within = within(claim);
            MySqlOwnTables.create(connection, within.table, COLUMNS);
            return within;
        }
    }

    /**
     * Has the server end the connection that holds the target's lock, if it came with an epoch that
     * was given out before the claim's; tells whether there was one. A user may end connections of
     * the same user: https://dev.mysql.com/doc/refman/8.4/en/kill.html.
     */
    boolean endOlder(Connection connection, TargetClaim claim) throws SQLException {
        var holder =
                MySqlSql.rows(
                        connection,
                        OLDER.formatted(
                                table,
                                Identifiers.literal(claim.schema()),
                                claim.epoch(),
                                MySqlTargetLock.holder(claim.schema())));
        if (holder.isEmpty()) {
            return false;
        }
        try {
            MySqlSql.run(connection, "KILL " + holder.getFirst().getFirst());
            return true;
        } catch (SQLException e) {
            return switch (e.getErrorCode()) {
                // ER_NO_SUCH_THREAD: it has gone by itself
                case 1094 -> true;
                // ER_KILL_DENIED_ERROR
                case 1095 -> false;
                default -> throw e;
            };
        }
    }
}
