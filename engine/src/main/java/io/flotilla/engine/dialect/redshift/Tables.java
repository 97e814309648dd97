package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Looks which tables are there. */
final class Tables {

    private Tables() {}

    static List<String> there(Connection connection, String schema, Collection<String> names)
            throws SQLException {
        if (names.isEmpty()) {
            return List.of();
        }
        var sql =
                """
                SELECT c.relname
                FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
                WHERE n.nspname = %s AND c.relkind = 'r' AND c.relname IN (%s)
                ORDER BY c.relname
                """
                        .formatted(Names.literal(schema), literals(names));
        return RedshiftSql.query(connection, sql).stream().map(row -> row.text("relname")).toList();
    }

    static String literals(Collection<String> names) {
        return names.stream().sorted().map(Names::literal).collect(Collectors.joining(", "));
    }
}
