package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.TargetSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Databases for new tenants, with the server's character set and collation. */
final class MySqlTargetSchemas implements TargetSchemas {

    /** Of both, and of some versions only. */
    private static final Set<String> SERVERS =
            Set.of("information_schema", "performance_schema", "mysql", "sys", "ndbinfo");

    /** ER_DB_CREATE_EXISTS. */
    private static final int EXISTS = 1007;

    @Override
    public Set<String> names(Connection connection) throws SQLException {
        return MySqlSql.rows(connection, "SHOW DATABASES").stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isServers(String schema) {
        return SERVERS.contains(schema.toLowerCase(Locale.ROOT));
    }

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
                                        !List.of("collation", "server").contains(entry.kind())
                                                && !MySqlOwnTables.NAMES.contains(entry.name()));
        if (holds) {
            return false;
        }
        MySqlSql.run(connection, "DROP DATABASE IF EXISTS " + Identifiers.quoted(schema));
        return true;
    }
}
