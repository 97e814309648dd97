package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetUnguarded;
import io.flotilla.engine.plan.Hazard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * A session whose lock is a transaction that stays open on a second connection and does nothing
 * else. The epoch is committed first, so that it stays where the guard is lost; between the last
 * look at the guard and a statement that commits by itself remains a small window.
 */
final class GuardedSession extends RedshiftTargetSession {

    private final Connection guard;
    private String process = "";
    private boolean held;

    GuardedSession(
            Connection connection, Connection guard, TargetClaim claim, Inspector inspector) {
        super(connection, claim, inspector);
        this.guard = guard;
    }

    @Override
    public void open() throws SQLException {
        process = processOf(guard);
        if (process.equals(processOf(connection))) {
            throw unguarded("two connections were given the same server process");
        }
        if (!held) {
            try {
                hold();
            } catch (SQLException e) {
                if (!OwnTables.isAbsent(e)) {
                    throw e;
                }
                fence.create(guard);
                hold();
            }
            held = true;
        }
        enter();
    }

    /** Commits the epoch, and then takes the lock to keep. */
    private void hold() throws SQLException {
        try {
            guard.setAutoCommit(false);
            fence.take(guard);
            guard.commit();
            fence.take(guard);
        } catch (SQLException e) {
            endGuard();
            throw e;
        }
    }

    private void endGuard() throws SQLException {
        if (!guard.getAutoCommit()) {
            guard.rollback();
            guard.setAutoCommit(true);
        }
    }

    @Override
    public void begin(List<Hazard> hazards) throws SQLException {
        confirm();
        connection.setAutoCommit(false);
        lockTables(hazards);
    }

    @Override
    public void confirm() throws SQLException {
        if (!held) {
            throw new IllegalStateException("the session is not open");
        }
        if (!process.equals(processOf(guard))) {
            throw unguarded("the lock's connection moved to another server process");
        }
        fence.confirm(guard);
    }

    private static TargetUnguarded unguarded(String what) {
        return new TargetUnguarded(
                what
                        + ": a pooler in transaction mode lies between. Connect to the server"
                        + " itself or through a pool in session mode.");
    }

    @Override
    public void executeAlone(String sql) throws SQLException {
        execute(sql);
    }

    @Override
    public void close() {
        leave();
        try {
            endGuard();
        } catch (SQLException e) {
            abort(guard);
        }
    }

    private static String processOf(Connection connection) throws SQLException {
        return Objects.requireNonNull(
                RedshiftSql.value(connection, "SELECT pg_backend_pid() AS process"));
    }
}
