package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What tells the server that answers at an address from one that answered there before. */
@FunctionalInterface
public interface ServerIdentity {

    /**
     * A word that stays the same for as long as nothing that was committed can have been lost: over
     * restarts, and not over the promotion of a standby or a restored backup. Empty where the
     * server does not say, or takes no writes. For a connection in autocommit; one round trip.
     */
    Optional<String> read(Connection connection) throws SQLException;
}
