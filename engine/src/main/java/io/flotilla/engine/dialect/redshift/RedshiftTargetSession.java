package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.BatchRunner;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.LedgerEntry;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What both kinds of session share: work in one transaction, with the tenant's search path. */
abstract sealed class RedshiftTargetSession implements TargetSession
        permits TransactionSession, GuardedSession {

    final Connection connection;
    final TargetClaim claim;
    final Fence fence;

    private final Inspector inspector;
    private @Nullable Settings before;
    private @Nullable KeptGrants kept;

    RedshiftTargetSession(Connection connection, TargetClaim claim, Inspector inspector) {
        this.connection = connection;
        this.claim = claim;
        this.fence = new Fence(claim);
        this.inspector = inspector;
    }

    /** Gives the connection, in autocommit, the settings of the claim. */
    final void enter() throws SQLException {
        if (before == null) {
            before = Settings.read(connection);
            Settings.of(claim).set(connection);
        }
    }

    /** Locks what the hazards name and is there, all at once and in one order. */
    final void lockTables(List<Hazard> hazards) throws SQLException {
        var wanted =
                hazards.stream()
                        .filter(hazard -> hazard.kind() == Hazard.Kind.LOCK)
                        .flatMap(hazard -> Stream.ofNullable(hazard.table()))
                        .distinct()
                        .sorted()
                        .toList();
        var there = Tables.there(connection, claim.schema(), wanted);
        if (!there.isEmpty()) {
            Timeouts.locking(connection, claim, "LOCK TABLE " + Names.list(there));
        }
    }

    @Override
    public final Schema inspect() throws SQLException {
        return inspector.inspectStructure(connection, claim.schema());
    }

    @Override
    public final Optional<String> digest() {
        return Optional.empty();
    }

    /** There is no transaction within a transaction that could only read: SELECT has to do. */
    @Override
    public final boolean holds(Check check) throws SQLException {
        var refusal = RedshiftStatementReader.refusalOfCheck(check.sql());
        if (refusal.isPresent()) {
            throw new SQLException(
                    "the check is refused: %s: %s".formatted(refusal.get(), check.sql()), "42601");
        }
        var rows = RedshiftSql.query(connection, RedshiftSql.within(claim.schema(), check.sql()));
        return rows.size() == 1
                && rows.getFirst().values().size() == 1
                && List.of("t", "true")
                        .contains(String.valueOf(rows.getFirst().values().values().toArray()[0]));
    }

    @Override
    public final void keepGrants() throws SQLException {
        if (kept == null) {
            kept = KeptGrants.read(connection, claim.schema());
        }
    }

    @Override
    public final void restoreGrants() throws SQLException {
        if (kept != null) {
            for (var sql : kept.missing(connection)) {
                RedshiftSql.run(connection, sql);
            }
        }
    }

    @Override
    public final void execute(String sql) throws SQLException {
        RedshiftSql.run(connection, RedshiftSql.within(claim.schema(), sql));
    }

    /** Plans for Redshift have no statements about rows: {@link RedshiftStatementReader}. */
    @Override
    public final void openLedger() {
        throw new UnsupportedOperationException("statements about rows are not run on Redshift");
    }

    @Override
    public final Optional<LedgerEntry> ledger() {
        return Optional.empty();
    }

    @Override
    public final void record(LedgerEntry entry) {
        throw new UnsupportedOperationException("statements about rows are not run on Redshift");
    }

    @Override
    public final BatchRunner.Step executeBatch(String sql, int rows, @Nullable String cursor) {
        throw new UnsupportedOperationException("statements about rows are not run on Redshift");
    }

    @Override
    public final void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public final void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** No list of the server says which epoch a session has: all are left alone. */
    @Override
    public final boolean endOlder() {
        return false;
    }

    @Override
    public final String blocker() throws SQLException {
        return Blockers.likeliest(connection, fence.table(), claim.schema());
    }

    /** Rolls back and restores the settings, or gives the connection up. */
    final void leave() {
        try {
            rollback();
            if (before != null) {
                before.set(connection);
            }
        } catch (SQLException e) {
            abort(connection);
        }
    }

    /** A connection whose state is not certain must not be used by anybody else. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed already
        }
    }
}
