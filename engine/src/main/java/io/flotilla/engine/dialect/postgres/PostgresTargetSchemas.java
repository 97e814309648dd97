package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TargetSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Schemas of PostgreSQL; https://www.postgresql.org/docs/17/errcodes-appendix.html. */
final class PostgresTargetSchemas implements TargetSchemas {

    private static final String DUPLICATE_SCHEMA = "42P06";
    private static final String DEPENDENT_OBJECTS_STILL_EXIST = "2BP01";

    @Override
    public Set<String> names(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT nspname FROM pg_catalog.pg_namespace")) {
            var names = new HashSet<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    @Override
    public boolean isServers(String schema) {
        return schema.startsWith("pg_") || schema.equals("information_schema");
    }

    @Override
    public boolean create(Connection connection, String schema) throws SQLException {
        return execute(
                connection,
                "CREATE SCHEMA " + PostgresIdentifiers.quoted(schema),
                DUPLICATE_SCHEMA);
    }

    @Override
    public boolean dropEmpty(Connection connection, String schema) throws SQLException {
        return execute(
                connection,
                "DROP SCHEMA IF EXISTS %s RESTRICT".formatted(PostgresIdentifiers.quoted(schema)),
                DEPENDENT_OBJECTS_STILL_EXIST);
    }

    private static boolean execute(Connection connection, String sql, String refusal)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (refusal.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
