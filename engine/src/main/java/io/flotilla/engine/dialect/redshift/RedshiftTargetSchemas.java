package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.TargetSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** Schemas for new tenants: https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_SCHEMA.html. */
final class RedshiftTargetSchemas implements TargetSchemas {

    private static final String DUPLICATE_SCHEMA = "42P06";
    private static final String DEPENDENT_OBJECTS_STILL_EXIST = "2BP01";

    @Override
    public Set<String> names(Connection connection) throws SQLException {
        return RedshiftSql.query(connection, "SELECT nspname FROM pg_namespace").stream()
                .map(row -> row.text("nspname"))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isServers(String schema) {
        return schema.startsWith("pg_") || schema.equals("information_schema");
    }

    @Override
    public boolean create(Connection connection, String schema) throws SQLException {
        return execute(connection, "CREATE SCHEMA " + Names.quoted(schema), DUPLICATE_SCHEMA);
    }

    @Override
    public boolean dropEmpty(Connection connection, String schema) throws SQLException {
        return execute(
                connection,
                "DROP SCHEMA IF EXISTS %s RESTRICT".formatted(Names.quoted(schema)),
                DEPENDENT_OBJECTS_STILL_EXIST);
    }

    private static boolean execute(Connection connection, String sql, String refusal)
            throws SQLException {
        try {
            RedshiftSql.run(connection, sql);
            return true;
        } catch (SQLException e) {
            if (refusal.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
