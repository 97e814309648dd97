package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The settings a target is worked on under, and the ones a connection came with. The comments are
 * read by one server each: https://mariadb.com/kb/en/comment-syntax/.
 */
record MySqlSettings(String catalog, int isolation, List<String> values) {

    /** A client that stands still must not keep tenants waiting for the locks it holds. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final String READ =
            """
            SELECT @@SESSION.lock_wait_timeout, @@SESSION.innodb_lock_wait_timeout,
                   @@SESSION.wait_timeout,
                   0 /*M!100304 + @@SESSION.max_statement_time */ /*!80000 + @@SESSION.max_execution_time */
            """;

    /** The last is in seconds for MariaDB and in milliseconds, and for queries only, for MySQL. */
    private static final String SET =
            """
            SET SESSION lock_wait_timeout = %1$s, SESSION innodb_lock_wait_timeout = %2$s,
                SESSION wait_timeout = %3$s
                /*M!100304 , SESSION max_statement_time = %4$s */
                /*!80000 , SESSION max_execution_time = %5$s */
            """;

    /** Enters the target's database with them, and gives back what was before. */
    static MySqlSettings enter(Connection connection, TargetClaim claim) throws SQLException {
        var catalog = connection.getCatalog();
        connection.setCatalog(claim.schema());
        var before =
                new MySqlSettings(
                        catalog == null || catalog.isEmpty() ? "information_schema" : catalog,
                        connection.getTransactionIsolation(),
                        MySqlSql.rows(connection, READ).getFirst());
        var lock = MySqlTargetLock.seconds(claim.lockTimeout());
        var statement = claim.statementTimeout();
        MySqlSql.run(
                connection,
                SET.formatted(
                        lock,
                        lock,
                        IDLE.toSeconds(),
                        statement.toMillis() / 1000.0,
                        statement.toMillis()));
        MySqlSql.run(connection, SessionSettings.KEEP_HISTORY);
        // what a transaction sees must not be older than its locks
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return before;
    }

    void restore(Connection connection) throws SQLException {
        connection.setTransactionIsolation(isolation);
        MySqlSql.run(connection, SessionSettings.USUAL);
        MySqlSql.run(
                connection,
                SET.formatted(
                        values.get(0), values.get(1), values.get(2), values.get(3), values.get(3)));
        connection.setCatalog(catalog);
    }
}
