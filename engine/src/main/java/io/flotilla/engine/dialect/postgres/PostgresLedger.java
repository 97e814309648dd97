package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.LedgerEntry;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table that remembers how far the last run of a plan came on each target, one row for each,
 * written in the transaction it tells of. The schema's oid tells a schema that was dropped and made
 * again from the one the row is about.
 */
record PostgresLedger(String table) {

    static final PostgresLedger SHARED = new PostgresLedger("flotilla.ledger");

    private static final String COLUMNS =
            """
             (schema_name text PRIMARY KEY, schema_oid oid NOT NULL, plan text NOT NULL,
             direction text NOT NULL, statements_done int NOT NULL, rows_done bigint NOT NULL,
             place text, at timestamptz NOT NULL)""";

    /** Finds the ledger, or makes it where the role may, on a connection in autocommit. */
    static PostgresLedger open(Connection connection, TargetClaim claim) throws SQLException {
        try {
            SHARED.read(connection, claim.schema());
            return SHARED;
        } catch (SQLException e) {
            if (!PostgresOwnTables.isAbsent(e)) {
                throw e;
            }
            return new PostgresLedger(
                    PostgresOwnTables.create(connection, claim, "ledger", COLUMNS));
        }
    }

    Optional<LedgerEntry> read(Connection connection, String schema) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        """
                        SELECT plan, direction, statements_done, rows_done, place
                        FROM %s
                        WHERE schema_name = ? AND schema_oid = to_regnamespace(?)
                        """
                                .formatted(table))) {
            query.setString(1, schema);
            query.setString(2, PostgresIdentifiers.quoted(schema));
            try (var row = query.executeQuery()) {
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
    }

    void write(Connection connection, String schema, LedgerEntry entry) throws SQLException {
        try (var upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO %s (schema_name, schema_oid, plan, direction,
                            statements_done, rows_done, place, at)
                        VALUES (?, to_regnamespace(?), ?, ?, ?, ?, ?, now())
                        ON CONFLICT (schema_name) DO UPDATE
                        SET (schema_oid, plan, direction, statements_done, rows_done, place, at)
                            = (excluded.schema_oid, excluded.plan, excluded.direction,
                                excluded.statements_done, excluded.rows_done, excluded.place,
                                excluded.at)
                        """
                                .formatted(table))) {
            upsert.setString(1, schema);
            upsert.setString(2, PostgresIdentifiers.quoted(schema));
            upsert.setString(3, entry.plan().value());
            upsert.setString(4, entry.direction().label());
            upsert.setInt(5, entry.position());
            upsert.setLong(6, entry.rows());
            upsert.setString(7, entry.place());
            upsert.executeUpdate();
        }
    }
}
