package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Leftover;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.dialect.TargetSessions;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions under an advisory lock per schema and a fence row per schema. */
final class PostgresTargetSessions implements TargetSessions {

    private final Inspector inspector;

    private final Privileges privileges;

    PostgresTargetSessions(Inspector inspector, Privileges privileges) {
        this.inspector = inspector;
        this.privileges = privileges;
    }

    /** A concurrent index build would wait for the transaction that is kept open. */
    @Override
    public boolean keepLockOverTransactions() {
        return false;
    }

    @Override
    public TargetSession inOneTransaction(Connection connection, TargetClaim claim) {
        return new PostgresTransactionSession(connection, claim, inspector, privileges);
    }

    @Override
    public TargetSession acrossTransactions(
            Connection connection, Connection guard, TargetClaim claim) {
        return new PostgresGuardedSession(connection, guard, claim, inspector, privileges);
    }

    @Override
    public Map<String, String> digestAll(Connection connection, List<TargetClaim> claims)
            throws SQLException {
        return new PostgresLook(privileges).digests(connection, claims);
    }

    @Override
    public Optional<Leftover> leftover(Schema live, String sql) {
        return PostgresLeftovers.find(live, sql);
    }
}
