package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.LedgerEntry;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table that remembers how far the last run of a plan came, one row of it, written in the
 * transaction it tells of. It is in the tenant's own database, with which it is dropped, saved and
 * put back: a database that was made again has none.
 */
record MySqlLedger(String table) {

    private static final String COLUMNS =
            """
            (only_row tinyint NOT NULL PRIMARY KEY, plan varchar(100) NOT NULL,
            direction varchar(10) NOT NULL, statements_done int NOT NULL, rows_done bigint NOT NULL,
            place longtext, at timestamp NOT NULL)""";

    static MySqlLedger of(TargetClaim claim) {
        return new MySqlLedger(MySqlOwnTables.within(claim, "ledger"));
    }

    /** Finds it, or makes it, on a connection in autocommit. */
    void open(Connection connection) throws SQLException {
        try {
            read(connection);
        } catch (SQLException e) {
            if (!MySqlOwnTables.isAbsent(e)) {
                throw e;
            }
            MySqlOwnTables.create(connection, table, COLUMNS);
        }
    }

    Optional<LedgerEntry> read(Connection connection) throws SQLException {
        try (var query =
                        connection.prepareStatement(
                                "SELECT plan, direction, statements_done, rows_done, place FROM "
                                        + table);
                var row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new LedgerEntry(
                                    new PlanDigest(row.getString("plan")),
                                    Plan.Direction.of(row.getString("direction")),
                                    row.getInt("statements_done"),
                                    row.getLong("rows_done"),
                                    row.getString("place")))
                    : Optional.empty();
        }
    }

    void write(Connection connection, LedgerEntry entry) throws SQLException {
        try (var replace =
                connection.prepareStatement(
                        """
                        REPLACE INTO %s
                            (only_row, plan, direction, statements_done, rows_done, place, at)
                        VALUES (1, ?, ?, ?, ?, ?, now())
                        """
                                .formatted(table))) {
            replace.setString(1, entry.plan().value());
            replace.setString(2, entry.direction().label());
            replace.setInt(3, entry.position());
            replace.setLong(4, entry.rows());
            replace.setString(5, entry.place());
            replace.executeUpdate();
        }
    }
}
