package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.TargetSchemas;
import java.sql.Connection;
import java.sql.SQLException;

/** Databases for new tenants, with the server's character set and collation. */
final class MySqlTargetSchemas implements TargetSchemas {

    /** ER_DB_CREATE_EXISTS. */
    private static final int EXISTS = 1007;

    @Override
    public boolean create(Connection connection, String schema) throws SQLException {
        try {
            MySqlSql.run(connection, "CREATE DATABASE " + Identifiers.quoted(schema));
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == EXISTS) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The servers have no DROP that spares what is not empty: between look and drop is a moment.
     */
    @Override
    public boolean dropEmpty(Connection connection, String schema) throws SQLException {
        var holds =
                MySqlInspector.listing(connection, schema).entries().stream()
                        .anyMatch(
                                entry ->
                                        !entry.kind().equals("collation")
                                                && !entry.kind().equals("server"));
        if (holds) {
            return false;
        }
        MySqlSql.run(connection, "DROP DATABASE IF EXISTS " + Identifiers.quoted(schema));
        return true;
    }
}
