package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The schemas there are, and the empty one a new tenant begins with. Connections come and go in
 * autocommit.
 */
public interface TargetSchemas {

    /** All schemas of the connection's database, the server's own among them. */
    Set<String> names(Connection connection) throws SQLException;

    /** Whether a schema of that name is there for the server itself, on every server. */
    boolean isServers(String schema);

    /**
     * Makes a schema, which its maker owns.
     *
     * @return whether it was made; false where there is one of that name
     */
    boolean create(Connection connection, String schema) throws SQLException;

    /**
     * Drops a schema that holds nothing.
     *
     * @return whether it is gone; false where it holds something, and stays
     */
    boolean dropEmpty(Connection connection, String schema) throws SQLException;
}
