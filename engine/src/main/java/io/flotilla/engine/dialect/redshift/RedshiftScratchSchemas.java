package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.ScratchSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** Scratch schemas, made empty and dropped with all they hold. */
final class RedshiftScratchSchemas implements ScratchSchemas {

    /** https://docs.aws.amazon.com/redshift/latest/dg/r_GETDATE.html, by the server's clock. */
    private static final String NOW = "SELECT extract(epoch FROM getdate())::bigint AS now";

    private static final String ALL =
            "SELECT nspname, extract(epoch FROM getdate())::bigint AS now FROM pg_namespace WHERE left(nspname, %d) = %s ORDER BY nspname";

    @Override
    public Scratch open(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("a scratch schema needs a connection in autocommit");
        }
        var before = SearchPath.read(connection);
        var now = Objects.requireNonNull(RedshiftSql.value(connection, NOW));
        var name = PREFIX + now + "_" + random();
        RedshiftSql.run(connection, "CREATE SCHEMA " + Names.quoted(name));
        var scratch = new RedshiftScratch(connection, name, before);
        try {
            SearchPath.set(connection, SearchPath.of(name));
            return scratch;
        } catch (SQLException e) {
            try (scratch) {
                throw e;
            }
        }
    }

    @Override
    public int sweep(Connection connection, Duration olderThan) throws SQLException {
        var dropped = 0;
        for (var row :
                RedshiftSql.query(
                        connection, ALL.formatted(PREFIX.length(), Names.literal(PREFIX)))) {
            var name = row.text("nspname");
            var born = name.substring(PREFIX.length()).replaceFirst("_.*", "");
            if (born.matches("[0-9]{1,18}")
                    && Long.parseLong(born)
                            < Long.parseLong(row.text("now")) - olderThan.toSeconds()) {
                drop(connection, name);
                dropped++;
            }
        }
        return dropped;
    }

    private static void drop(Connection connection, String name) throws SQLException {
        RedshiftSql.run(
                connection, "DROP SCHEMA IF EXISTS %s CASCADE".formatted(Names.quoted(name)));
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** One of them, until it is closed the search path of its connection. */
    private record RedshiftScratch(Connection connection, String name, String before)
            implements Scratch {

        @Override
        public void execute(String sql) throws SQLException {
            RedshiftSql.run(connection, RedshiftSql.within(name, sql));
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
                SearchPath.set(connection, before);
            }
        }
    }
}
