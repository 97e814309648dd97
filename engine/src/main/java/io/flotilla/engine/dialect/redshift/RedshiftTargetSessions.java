package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Leftover;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.dialect.TargetSessions;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions under the lock of a table per target, which is its fence as well. */
final class RedshiftTargetSessions implements TargetSessions {

    private final Inspector inspector;

    RedshiftTargetSessions(Inspector inspector) {
        this.inspector = inspector;
    }

    @Override
    public boolean keepLockOverTransactions() {
        return false;
    }

    @Override
    public TargetSession inOneTransaction(Connection connection, TargetClaim claim) {
        return new TransactionSession(connection, claim, inspector);
    }

    @Override
    public TargetSession acrossTransactions(
            Connection connection, Connection guard, TargetClaim claim) {
        return new GuardedSession(connection, guard, claim, inspector);
    }

    /** No schema of Redshift has a digest: every target is looked at by itself. */
    @Override
    public Map<String, String> digestAll(Connection connection, List<TargetClaim> claims) {
        return Map.of();
    }

    /** A statement of Redshift that was cut short leaves nothing. */
    @Override
    public Optional<Leftover> leftover(Schema live, String sql) {
        return Optional.empty();
    }
}
