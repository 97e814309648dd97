package io.flotilla.engine.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Names who holds what was waited for in vain, afterwards, when the wait is over. A user without
 * the privilege PROCESS sees nobody else's sessions:
 * https://dev.mysql.com/doc/refman/8.4/en/information-schema-innodb-trx-table.html,
 * https://mariadb.com/kb/en/information-schema-innodb_trx-table/.
 */
final class MySqlBlockers {

    private static final String HOLDER =
            """
            SELECT id, user, '', '' FROM information_schema.processlist WHERE id = %s
            """;

    /** A transaction shows the database its session is in, and not what it has locked. */
    private static final String OLDEST =
            """
            SELECT p.id, p.user, lower(p.command),
                   timestampdiff(SECOND, t.trx_started, now())
            FROM information_schema.innodb_trx t
            JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            WHERE p.id <> connection_id()
            ORDER BY p.db <=> %s DESC, t.trx_started
            LIMIT 1
            """;

    private MySqlBlockers() {}

    /** Who holds the target's lock comes first, then the oldest transaction in its database. */
    static String likeliest(Connection connection, String schema) throws SQLException {
        var holder = MySqlTargetLock.holder(schema);
        var held = MySqlSql.rows(connection, "SELECT " + holder + " <> connection_id()");
        var query =
                held.getFirst().getFirst().equals("1")
                        ? HOLDER.formatted(holder)
                        : OLDEST.formatted(Identifiers.literal(schema));
        var found = MySqlSql.rows(connection, query);
        if (found.isEmpty()) {
            return "a session that has ended since, or that this user may not see (PROCESS)";
        }
        var session = found.getFirst();
        var text = "connection %s of user %s".formatted(session.get(0), session.get(1));
        return session.get(3).isEmpty()
                ? text + ", which holds the target's lock"
                : "%s, %s, its transaction is %s s old"
                        .formatted(text, session.get(2), session.get(3));
    }
}
