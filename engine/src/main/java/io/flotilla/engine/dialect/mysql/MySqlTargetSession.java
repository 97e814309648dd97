package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.BatchRunner;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.LedgerEntry;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session on one connection, which holds the target's lock from {@link #open} to the end. No
 * server here rolls back DDL, so a transaction is only ever about rows, and takes no tables' locks:
 * each statement takes its own. Between the fence's check and a statement that commits by itself
 * remains a small window, in which the lock protects.
 */
final class MySqlTargetSession implements TargetSession {

    private final Connection connection;
    private final TargetClaim claim;
    private final Inspector inspector;
    private final BatchRunner batches;
    private final MySqlLedger ledger;
    private MySqlFence fence = MySqlFence.SHARED;
    private @Nullable MySqlSettings before;
    private boolean locked;

    MySqlTargetSession(
            Connection connection, TargetClaim claim, Inspector inspector, BatchRunner batches) {
        this.connection = connection;
        this.claim = claim;
        this.inspector = inspector;
        this.batches = batches;
        this.ledger = MySqlLedger.of(claim);
    }

    @Override
    public void open() throws SQLException {
        if (before == null) {
            before = MySqlSettings.enter(connection, claim);
        }
        if (!locked) {
            MySqlTargetLock.take(connection, claim);
            locked = true;
        }
        try {
            confirm();
        } catch (SQLException e) {
            if (!MySqlOwnTables.isAbsent(e)) {
                throw e;
            }
            fence = MySqlFence.create(connection, claim);
            confirm();
        }
    }

    @Override
    public void begin(List<Hazard> hazards) throws SQLException {
        connection.setAutoCommit(false);
        fence.raise(connection, claim);
    }

    @Override
    public Schema inspect() throws SQLException {
        return inspector.inspectStructure(connection, claim.schema());
    }

    @Override
    public Optional<String> digest() {
        return Optional.empty();
    }

    /** The driver sends nothing but queries this way, and what their functions do is undone. */
    @Override
    public boolean holds(Check check) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            return MySqlSql.query(connection, check.sql(), MySqlTargetSession::booleans)
                    .equals(List.of(true));
        } finally {
            connection.rollback(savepoint);
        }
    }

    private static List<Boolean> booleans(ResultSet rows) throws SQLException {
        var found = new ArrayList<Boolean>();
        while (rows.next()) {
            found.add(rows.getBoolean(1));
        }
        return found;
    }

    /** Privileges belong to names, and stay when what they are about is made again. */
    @Override
    public void keepGrants() {
        // nothing is lost
    }

    @Override
    public void restoreGrants() {
        // nothing was lost
    }

    @Override
    public void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // a second later than the server's own limit, which MySQL has for queries only
            statement.setQueryTimeout(
                    (int) MySqlTargetLock.seconds(claim.statementTimeout().plusSeconds(1)));
            statement.execute(marked(sql));
        }
    }

    /** Whoever looks at the server's list of statements sees whose it is. */
    private String marked(String sql) {
        return "/* flotilla %s */ %s".formatted(claim.run().replace("*/", ""), sql);
    }

    @Override
    public void confirm() throws SQLException {
        fence.raise(connection, claim);
    }

    @Override
    public void executeAlone(String sql) throws SQLException {
        execute(sql);
    }

    @Override
    public void openLedger() throws SQLException {
        ledger.open(connection);
    }

    @Override
    public Optional<LedgerEntry> ledger() throws SQLException {
        return ledger.read(connection);
    }

    @Override
    public void record(LedgerEntry entry) throws SQLException {
        ledger.write(connection, entry);
    }

    @Override
    public BatchRunner.Step executeBatch(String sql, int rows, @Nullable String cursor)
            throws SQLException {
        return batches.run(connection, sql, rows, cursor);
    }

    @Override
    public void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public boolean endOlder() throws SQLException {
        for (var place : List.of(MySqlFence.SHARED, MySqlFence.within(claim))) {
            try {
                return place.endOlder(connection, claim);
            } catch (SQLException e) {
                if (!MySqlOwnTables.isAbsent(e)) {
                    throw e;
                }
                // it is in the other place, or nowhere yet
            }
        }
        return false;
    }

    @Override
    public String blocker() throws SQLException {
        return MySqlBlockers.likeliest(connection, claim.schema());
    }

    /** A connection whose state is not certain must not be used by anybody else. */
    @Override
    public void close() {
        try {
            rollback();
            if (locked) {
                MySqlTargetLock.giveUp(connection, claim.schema());
                locked = false;
            }
            if (before != null) {
                before.restore(connection);
                before = null;
            }
        } catch (SQLException e) {
            abort();
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed already
        }
    }
}
