package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.ScratchSchemas;
import io.flotilla.engine.plan.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Scratch databases, with the character set and collation of the connection's current database, or
 * of the server where that is none of anybody's: they decide what a column without its own is.
 */
final class MySqlScratchSchemas implements ScratchSchemas {

    private static final String NOW =
            """
            SELECT unix_timestamp(),
                   if(served, @@character_set_server, @@character_set_database),
                   if(served, @@collation_server, @@collation_database)
            FROM (SELECT coalesce(DATABASE(), 'information_schema') = 'information_schema' AS served) d
            """;

    private static final String OLDER_THAN =
            """
            SELECT schema_name
            FROM information_schema.schemata
            WHERE schema_name REGEXP '^%s[0-9]{1,18}_'
              AND CAST(substring_index(substr(schema_name, %d), '_', 1) AS UNSIGNED)
                  < unix_timestamp() - %d
            ORDER BY schema_name
            """;

    @Override
    public Scratch open(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("a scratch schema needs a connection in autocommit");
        }
        var before = connection.getCatalog();
        var now = MySqlSql.rows(connection, NOW).getFirst();
        var name = PREFIX + now.getFirst().replaceFirst("\\..*", "") + "_" + random();
        MySqlSql.run(
                connection,
                "CREATE DATABASE %s CHARACTER SET %s COLLATE %s"
                        .formatted(Identifiers.quoted(name), now.get(1), now.get(2)));
        var scratch = new MySqlScratch(connection, name, before);
        try {
            connection.setCatalog(name);
            MySqlSql.run(connection, SessionSettings.KEEP_HISTORY);
            return scratch;
        } catch (SQLException e) {
            try (scratch) {
                throw e;
            }
        }
    }

    @Override
    public int sweep(Connection connection, Duration olderThan) throws SQLException {
        var sql = OLDER_THAN.formatted(PREFIX, PREFIX.length() + 1, olderThan.toSeconds());
        var names = MySqlSql.rows(connection, sql);
        for (var name : names) {
            drop(connection, name.getFirst());
        }
        return names.size();
    }

    private static void drop(Connection connection, String name) throws SQLException {
        MySqlSql.run(connection, "DROP DATABASE IF EXISTS " + Identifiers.quoted(name));
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** One of them, until it is closed the current database of its connection. */
    private record MySqlScratch(Connection connection, String name, @Nullable String before)
            implements Scratch {

        @Override
        public void execute(String sql) throws SQLException {
            MySqlSql.run(connection, sql);
        }

        @Override
        public Ran executeInTheLeastWay(Statement statement) throws SQLException {
            if (AlterWay.isChoice(statement.sql())) {
                return AlterWay.run(statement, this::execute);
            }
            execute(statement.sql());
            return Ran.asWritten(statement.withTool(null));
        }

        /** Bodies are not read before they run. */
        @Override
        public boolean executeReadingBody(String sql) throws SQLException {
            execute(sql);
            return true;
        }

        @Override
        public void executeAll(List<String> statements) throws SQLException {
            for (var sql : statements) {
                execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try {
                drop(connection, name);
            } finally {
                MySqlSql.run(connection, SessionSettings.USUAL);
                if (before != null && !before.isEmpty()) {
                    connection.setCatalog(before);
                }
            }
        }
    }
}
