package io.flotilla.orchestrator.pool;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.registry.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which server answered at each database's address, by what this node's new connections saw: where
 * another one took over, no old connection is left. For any thread.
 */
@ApplicationScoped
public class ServerSightings {
    private final Map<Long, String> seen = new ConcurrentHashMap<>();

    void look(Database database, Connection fresh) throws SQLException {
        Dialects.require(database.dialect())
                .serverIdentity()
                .read(fresh)
                .ifPresent(identity -> seen.put(database.id(), identity));
    }

    /** The server seen since the last call, if any connection was new. */
    public Optional<String> take(Database database) {
        return Optional.ofNullable(seen.remove(database.id()));
    }

    /** Has it found again by the next call, if nothing newer was seen. */
    public void putBack(Database database, String identity) {
        seen.putIfAbsent(database.id(), identity);
    }
}
