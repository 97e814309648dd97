package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tables that Flotilla keeps in the schema {@code flotilla}: one of each kind for each target,
 * because Redshift has no lock smaller than a table, so that a shared one would have all targets
 * wait for each other: https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html.
 */
final class OwnTables {

    private static final Set<String> ABSENT = Set.of("42P01", "3F000");

    /** Somebody else makes the same at the same time. */
    private static final Set<String> THERE_ALREADY = Set.of("42P06", "42P07", "23505");

    private OwnTables() {}

    static String name(String kind, String schema) {
        return "flotilla." + Names.quoted(Names.prefixed(kind + "_", schema));
    }

    static boolean isAbsent(SQLException failure) {
        return failure.getSQLState() != null && ABSENT.contains(failure.getSQLState());
    }

    /** On a connection in autocommit, which the current user may create schemas in. */
    static void create(Connection connection, String table, String columns) throws SQLException {
        try {
            tryToCreate(connection, table, columns);
        } catch (SQLException e) {
            if (e.getSQLState() == null || !THERE_ALREADY.contains(e.getSQLState())) {
                throw e;
            }
            tryToCreate(connection, table, columns);
        }
    }

    private static void tryToCreate(Connection connection, String table, String columns)
            throws SQLException {
        RedshiftSql.run(connection, "CREATE SCHEMA IF NOT EXISTS flotilla");
        RedshiftSql.run(
                connection,
                "CREATE TABLE IF NOT EXISTS %s (%s) DISTSTYLE ALL".formatted(table, columns));
    }
}
