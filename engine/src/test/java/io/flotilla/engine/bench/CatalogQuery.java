package io.flotilla.engine.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What one would write to list the columns of a schema, and the measure of every figure here: it
 * reads a part of what an inspection reads, and the more of the catalog the more schemas there are.
 */
final class CatalogQuery implements AutoCloseable {

    static final String POSTGRES =
            """
            SELECT c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod)
            FROM pg_namespace n
                 JOIN pg_class c ON c.relnamespace = n.oid
                 JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname = ?
              AND a.attnum > 0
              AND NOT a.attisdropped
            """;

    static final String MYSQL =
            """
            SELECT table_name, column_name, column_type
            FROM information_schema.columns
            WHERE table_schema = ?
            """;

    private final PreparedStatement statement;

    CatalogQuery(Connection connection, String sql) throws SQLException {
        statement = connection.prepareStatement(sql);
    }

    /** How many columns the schema has, on PostgreSQL its indexes' and sequences' included. */
    int run(String schema) throws SQLException {
        statement.setString(1, schema);
        var columns = 0;
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                columns++;
            }
        }
        return columns;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
