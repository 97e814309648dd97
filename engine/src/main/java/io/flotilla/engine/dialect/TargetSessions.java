package io.flotilla.engine.dialect;

import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.util.Optional;

/** Opens guarded sessions on targets. Stateless, for any thread. */
public interface TargetSessions {

    /**
     * A session for one transaction, which takes the target's lock and gives it up with its end.
     */
    TargetSession inOneTransaction(Connection connection, TargetClaim claim);

    /**
     * A session for statements that commit by themselves: the target's lock is kept on {@code
     * guard}, which is otherwise idle, from {@link TargetSession#open} to the end.
     */
    TargetSession acrossTransactions(Connection connection, Connection guard, TargetClaim claim);

    /** What {@code sql} left behind in {@code live} when it was cut short, if it leaves such. */
    Optional<Leftover> leftover(Schema live, String sql);
}
