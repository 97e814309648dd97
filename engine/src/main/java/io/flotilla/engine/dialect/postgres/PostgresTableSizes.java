package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TableSizes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sizes as the server keeps them; a partitioned table's are those of its partitions. */
final class PostgresTableSizes implements TableSizes {

    /**
     * reltuples is -1 before the first VACUUM or ANALYZE (since 14), see
     * https://www.postgresql.org/docs/14/catalog-pg-class.html.
     */
    private static final String SIZES =
            """
            SELECT wanted.name,
                   sum(pg_total_relation_size(part.relid))::int8 AS bytes,
                   CASE WHEN bool_and(c.reltuples >= 0) THEN sum(c.reltuples)::int8 ELSE -1 END
                       AS rows
            FROM unnest(?::text[]) AS wanted (name)
                 JOIN pg_class top ON top.oid = to_regclass(format('%I.%I', ?::text, wanted.name))
                     AND top.relkind IN ('r', 'p', 'm'),
                 LATERAL (SELECT t.relid FROM pg_partition_tree(top.oid) t WHERE t.isleaf
                          UNION SELECT top.oid WHERE top.relkind <> 'p') AS part (relid)
                 JOIN pg_class c ON c.oid = part.relid
            GROUP BY wanted.name
            """;

    private static final String SCHEMAS =
            """
            SELECT n.nspname AS name, coalesce(sum(pg_total_relation_size(c.oid)), 0)::int8 AS bytes
            FROM pg_namespace n
                 LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'm')
            WHERE n.nspname = ANY (?::text[])
            GROUP BY n.nspname
            """;

    @Override
    public Map<String, Long> ofSchemas(Connection connection, Set<String> schemas)
            throws SQLException {
        var sizes = new TreeMap<String, Long>();
        try (var query = connection.prepareStatement(SCHEMAS)) {
            query.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    sizes.put(rows.getString("name"), rows.getLong("bytes"));
                }
            }
        }
        return sizes;
    }

    @Override
    public Map<String, TableSize> read(Connection connection, String schema, Set<String> tables)
            throws SQLException {
        var sizes = new TreeMap<String, TableSize>();
        try (var query = connection.prepareStatement(SIZES)) {
            query.setArray(1, connection.createArrayOf("text", tables.toArray()));
            query.setString(2, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    sizes.put(
                            rows.getString("name"),
                            new TableSize(rows.getLong("bytes"), rows.getLong("rows")));
                }
            }
        }
        return sizes;
    }
}
