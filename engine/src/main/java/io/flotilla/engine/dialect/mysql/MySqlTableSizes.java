package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.TableSizes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sizes as InnoDB estimates them. */
final class MySqlTableSizes implements TableSizes {

    private static final String SIZES =
            """
            SELECT table_name, coalesce(data_length + index_length, 0), coalesce(table_rows, -1)
            FROM information_schema.tables
            WHERE table_schema = %s AND table_name IN (%s)
            """;

    static final String OF_SCHEMA =
            """
            SELECT %1$s, sum(coalesce(data_length + index_length, 0))
            FROM information_schema.tables
            WHERE table_schema = %1$s
            HAVING count(*) > 0
            """;

    /** As many are asked for at once. */
    private static final int TOGETHER = 100;

    @Override
    public Map<String, TableSize> read(Connection connection, String schema, Set<String> tables)
            throws SQLException {
        var sizes = new LinkedHashMap<String, TableSize>();
        if (!tables.isEmpty()) {
            var sql = SIZES.formatted(Identifiers.literal(schema), literals(tables));
            for (var row : MySqlSql.rows(connection, sql)) {
                sizes.put(
                        row.get(0),
                        new TableSize(Long.parseLong(row.get(1)), Long.parseLong(row.get(2))));
            }
        }
        return sizes;
    }

    /** Each by itself: for a list of names MariaDB 11.4 opens the tables of every database. */
    @Override
    public Map<String, Long> ofSchemas(Connection connection, Set<String> schemas)
            throws SQLException {
        var sizes = new LinkedHashMap<String, Long>();
        var names = schemas.stream().sorted().toList();
        for (var from = 0; from < names.size(); from += TOGETHER) {
            var sql =
                    names.subList(from, Math.min(from + TOGETHER, names.size())).stream()
                            .map(name -> OF_SCHEMA.formatted(Identifiers.literal(name)))
                            .collect(Collectors.joining("UNION ALL\n"));
            for (var row : MySqlSql.rows(connection, sql)) {
                sizes.put(row.get(0), Long.parseLong(row.get(1)));
            }
        }
        return sizes;
    }

    private static String literals(Set<String> names) {
        return names.stream().sorted().map(Identifiers::literal).collect(Collectors.joining(", "));
    }
}
