package io.flotilla.registry.discovery;

import io.flotilla.registry.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** Gives connections to registered databases; each is closed by its taker. */
@FunctionalInterface
public interface DatabaseConnections {
    Connection open(Database database) throws SQLException;
}
