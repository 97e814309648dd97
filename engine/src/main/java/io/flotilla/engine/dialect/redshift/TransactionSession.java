package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.plan.Hazard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One transaction that the target's lock goes with. */
final class TransactionSession extends RedshiftTargetSession {

    TransactionSession(Connection connection, TargetClaim claim, Inspector inspector) {
        super(connection, claim, inspector);
    }

    @Override
    public void open() {
        // begin() takes all there is to take
    }

    @Override
    public void begin(List<Hazard> hazards) throws SQLException {
        enter();
        try {
            take();
        } catch (SQLException e) {
            if (!OwnTables.isAbsent(e)) {
                throw e;
            }
            rollback();
            fence.create(connection);
            take();
        }
        lockTables(hazards);
    }

    private void take() throws SQLException {
        connection.setAutoCommit(false);
        fence.take(connection);
    }

    @Override
    public void confirm() {
        throw new IllegalStateException("the lock lasts for one transaction");
    }

    @Override
    public void executeAlone(String sql) {
        throw new IllegalStateException("the lock lasts for one transaction");
    }

    @Override
    public void close() {
        leave();
    }
}
