package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.ScratchSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Scratch schemas of PostgreSQL: a schema of the connection's database, never a database. */
final class PostgresScratchSchemas implements ScratchSchemas {

    private static final String NOW_AND_SETTINGS =
            """
            SELECT extract(epoch FROM clock_timestamp())::bigint AS now,
                   current_setting('search_path') AS path,
                   current_setting('check_function_bodies') AS check_function_bodies
            """;

    private static final String OLDER_THAN =
            """
            SELECT nspname
            FROM pg_namespace
            WHERE nspname ~ ('^' || ? || '[0-9]{1,18}_')
              AND split_part(substr(nspname::text, length(?) + 1), '_', 1)::numeric
                  < extract(epoch FROM clock_timestamp()) - ?
            ORDER BY nspname
            """;

    @Override
    public Scratch open(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("a scratch schema needs a connection in autocommit");
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NOW_AND_SETTINGS)) {
            row.next();
            var name = PREFIX + row.getLong("now") + "_" + random();
            var settings =
                    new PostgresScratch.Settings(
                            row.getString("path"), row.getString("check_function_bodies"));
            return PostgresScratch.create(connection, name, settings);
        }
    }

    @Override
    public int sweep(Connection connection, Duration olderThan) throws SQLException {
        var names = listOlderThan(connection, olderThan);
        for (var name : names) {
            PostgresScratch.drop(connection, name);
        }
        return names.size();
    }

    private static List<String> listOlderThan(Connection connection, Duration age)
            throws SQLException {
        try (var query = connection.prepareStatement(OLDER_THAN)) {
            query.setString(1, PREFIX);
            query.setString(2, PREFIX);
            query.setLong(3, age.toSeconds());
            var names = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString("nspname"));
                }
            }
            return names;
        }
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
