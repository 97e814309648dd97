package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Who holds a lock in a schema:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TRANSACTIONS.html.
 */
final class Blockers {

    private static final String HOLDERS =
            """
            SELECT trim(t.txn_owner) AS owner, t.pid, t.txn_start AS since
            FROM svv_transactions t
            WHERE t.granted AND t.pid <> pg_backend_pid()
                  AND t.lockable_object_type = 'relation'
                  AND t.relation IN (
                      SELECT c.oid
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE n.nspname = %s OR (n.nspname = 'flotilla' AND c.relname = %s))
            ORDER BY t.txn_start
            LIMIT 1
            """;

    private Blockers() {}

    /** The one that has been at it for longest; what it runs is the tenant's and not told. */
    static String likeliest(Connection connection, String fence, String schema)
            throws SQLException {
        var table = fence.substring(fence.indexOf('.') + 1).replace("\"", "");
        var holders =
                RedshiftSql.query(
                        connection, HOLDERS.formatted(Names.literal(schema), Names.literal(table)));
        if (holders.isEmpty()) {
            return "a session that has let go since";
        }
        var holder = holders.getFirst();
        return "session %s of user %s, in a transaction since %s"
                .formatted(holder.text("pid"), holder.text("owner"), holder.text("since"));
    }
}
