package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tables that Flotilla keeps at the target: {@code flotilla.<name>}, or {@code _flotilla_<name>} in
 * the tenant's schema where the role may not create or use the first. No inspection shows them.
 */
final class PostgresOwnTables {

    /** No such table; no such schema; neither may be used. */
    private static final Set<String> ABSENT = Set.of("42P01", "3F000", "42501");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CREATE_SCHEMA = "CREATE SCHEMA IF NOT EXISTS flotilla;";

    private PostgresOwnTables() {}

    static boolean isAbsent(SQLException failure) {
        return failure.getSQLState() != null && ABSENT.contains(failure.getSQLState());
    }

    /** Creates it where the role may, on a connection in autocommit, and says where that is. */
    static String create(Connection connection, TargetClaim claim, String name, String columns)
            throws SQLException {
        var shared = "flotilla." + name;
        try {
            createShared(connection, claim, shared + columns);
            return shared;
        } catch (SQLException e) {
            if (!isAbsent(e)) {
                throw e;
            }
            var within = PostgresIdentifiers.quoted(claim.schema()) + "._flotilla_" + name;
            createIn(connection, claim, "", within + columns);
            return within;
        }
    }

    /**
     * A session that looked for the schema in vain remembers that it is absent until its next
     * transaction, also while it waits for whoever creates it: the second try sees it.
     */
    private static void createShared(Connection connection, TargetClaim claim, String table)
            throws SQLException {
        try {
            createIn(connection, claim, CREATE_SCHEMA, table);
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            createIn(connection, claim, CREATE_SCHEMA, table);
        }
    }

    /** IF NOT EXISTS alone is no protection: two at once collide in the catalog's own indexes. */
    private static void createIn(
            Connection connection, TargetClaim claim, String schema, String table)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    SELECT set_config('lock_timeout', '%s', true);
                    SELECT pg_advisory_xact_lock(hashtextextended('flotilla', 0));
                    %s
                    CREATE TABLE IF NOT EXISTS %s
                    """
                            .formatted(
                                    PostgresSettings.milliseconds(claim.lockTimeout()),
                                    schema,
                                    table));
        }
    }
}
