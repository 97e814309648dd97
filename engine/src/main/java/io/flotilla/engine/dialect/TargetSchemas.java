package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes the empty schema a new tenant begins with. Connections come and go in autocommit. */
public interface TargetSchemas {

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
