package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads and empties what plans dropped and kept in a schema. Inspection does not see it. Stateless,
 * for any thread.
 */
public interface TrashBin {

    /** What the name of everything in the trash begins with; nothing else may. */
    String PREFIX = "_flotilla_trash_";

    /**
     * Everything in a schema's trash, in an order in which each can be removed after those before
     * it. Leaves the connection's settings as they were.
     *
     * @throws SchemaNotFound if there is no such schema
     */
    List<Trash> list(Connection connection, String schema) throws SQLException;

    /** The statement that removes it for good, with names without a schema. */
    String removal(Trash trash);
}
