package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.ServerIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The cluster's number, which its standbys and backups share, and the timeline its log is written
 * on, which every promotion and every restore begins anew. The latter is in the first eight digits
 * of a log file's name; the control file learns of it only at the next checkpoint. Any role may ask
 * (13 to 17): https://www.postgresql.org/docs/17/functions-info.html#FUNCTIONS-INFO-CONTROLDATA and
 * https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-TIMELINES.
 */
final class PostgresServerIdentity implements ServerIdentity {

    private static final String READ =
            """
            SELECT (SELECT system_identifier FROM pg_control_system()) || '/'
                   || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
            WHERE NOT pg_is_in_recovery()
            """;

    /** A class of states: the role may not ask, or the server does not know what is asked. */
    private static final String REFUSED = "42";

    @Override
    public Optional<String> read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(READ)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(REFUSED)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
