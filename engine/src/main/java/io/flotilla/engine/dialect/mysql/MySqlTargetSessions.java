package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.BatchRunner;
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

/** Sessions under a named lock per database and a fence row per database. */
final class MySqlTargetSessions implements TargetSessions {

    private final Inspector inspector;
    private final BatchRunner batches;

    MySqlTargetSessions(Inspector inspector, BatchRunner batches) {
        this.inspector = inspector;
        this.batches = batches;
    }

    @Override
    public boolean keepLockOverTransactions() {
        return true;
    }

    @Override
    public TargetSession inOneTransaction(Connection connection, TargetClaim claim) {
        return new MySqlTargetSession(connection, claim, inspector, batches);
    }

    /** The same: the guard is not needed. */
    @Override
    public TargetSession acrossTransactions(
            Connection connection, Connection guard, TargetClaim claim) {
        return inOneTransaction(connection, claim);
    }

    /** There are no digests here. */
    @Override
    public Map<String, String> digestAll(Connection connection, List<TargetClaim> claims) {
        return Map.of();
    }

    /**
     * From MySQL 8.0 and MariaDB 10.6 on a statement about one object happens or does not:
     * https://dev.mysql.com/doc/refman/8.4/en/atomic-ddl.html,
     * https://mariadb.com/kb/en/atomic-ddl/.
     */
    @Override
    public Optional<Leftover> leftover(Schema live, String sql) {
        return Optional.empty();
    }
}
