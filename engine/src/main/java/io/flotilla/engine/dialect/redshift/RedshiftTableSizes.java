package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.TableSizes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sizes as SVV_TABLE_INFO has them, which knows nothing of empty tables and may only be read by
 * whom it was granted to: https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TABLE_INFO.html. To
 * everybody else nothing is known, which is no error.
 */
final class RedshiftTableSizes implements TableSizes {

    /** In blocks of a megabyte. */
    private static final String SIZES =
            """
            SELECT i."schema" AS owner, i."table" AS name,
                   i.size::bigint * 1048576 AS bytes, i.tbl_rows::bigint AS count
            FROM svv_table_info i
            WHERE i."schema" IN (%s)
            """;

    @Override
    public Map<String, TableSize> read(Connection connection, String schema, Set<String> tables)
            throws SQLException {
        var sizes = new TreeMap<String, TableSize>();
        if (tables.isEmpty() || !mayRead(connection)) {
            return sizes;
        }
        Tables.there(connection, schema, tables)
                .forEach(table -> sizes.put(table, new TableSize(0, 0)));
        for (var row : rows(connection, Set.of(schema))) {
            sizes.computeIfPresent(
                    row.text("name"),
                    (_, _) -> new TableSize(number(row, "bytes"), number(row, "count")));
        }
        return sizes;
    }

    @Override
    public Map<String, Long> ofSchemas(Connection connection, Set<String> schemas)
            throws SQLException {
        var sizes = new TreeMap<String, Long>();
        if (schemas.isEmpty() || !mayRead(connection)) {
            return sizes;
        }
        for (var row : rows(connection, schemas)) {
            sizes.merge(row.text("owner"), number(row, "bytes"), Long::sum);
        }
        return sizes;
    }

    private static long number(Row row, String column) {
        return Long.parseLong(row.text(column));
    }

    private static List<Row> rows(Connection connection, Set<String> schemas) throws SQLException {
        return RedshiftSql.query(connection, SIZES.formatted(Tables.literals(schemas)));
    }

    /** An error would end a transaction that is open, so the right is asked for first. */
    private static boolean mayRead(Connection connection) throws SQLException {
        return RedshiftSql.query(
                        connection,
                        "SELECT has_table_privilege('svv_table_info', 'SELECT') AS readable")
                .getFirst()
                .flag("readable");
    }
}
