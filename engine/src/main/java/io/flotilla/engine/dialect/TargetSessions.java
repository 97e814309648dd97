package io.flotilla.engine.dialect;

import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens guarded sessions on targets. Stateless, for any thread. */
public interface TargetSessions {

    /**
     * Whether a session on one connection keeps the target's lock over its transactions: then
     * {@link #inOneTransaction} does for every plan.
     */
    boolean keepLockOverTransactions();

    /**
     * A session for one transaction, which takes the target's lock and gives it up with its end.
     */
    TargetSession inOneTransaction(Connection connection, TargetClaim claim);

    /**
     * A session for statements that commit by themselves: the target's lock is kept on {@code
     * guard}, which is otherwise idle, from {@link TargetSession#open} to the end.
     */
    TargetSession acrossTransactions(Connection connection, Connection guard, TargetClaim claim);

    /**
     * The digests ({@link Inspector#digestAll}) of many targets, each read under the target's lock
     * and with its claim's epoch in the fence, in one transaction of {@code connection}, which
     * comes and goes in autocommit. Waits for no target's lock: one that is taken, or that a newer
     * epoch owns, has no digest here, and neither has one that is gone. The first claim's timeouts
     * hold for all.
     *
     * @param claims at least one; each holds a lock of the server's shared memory meanwhile
     */
    Map<String, String> digestAll(Connection connection, List<TargetClaim> claims)
            throws SQLException;

    /** What {@code sql} left behind in {@code live} when it was cut short, if it leaves such. */
    Optional<Leftover> leftover(Schema live, String sql);
}
