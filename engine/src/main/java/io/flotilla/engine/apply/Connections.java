package io.flotilla.engine.apply;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Gives connections to the target's database; each is closed by its taker. A plan with
 * non-transactional statements takes two at a time.
 */
@FunctionalInterface
public interface Connections {
    Connection open() throws SQLException;
}
