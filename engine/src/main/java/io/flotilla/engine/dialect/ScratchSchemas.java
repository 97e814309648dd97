package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Makes short-lived schemas to try SQL in, on a server of the same kind and version as the targets.
 * They are named {@code _flotilla_scratch_<epoch seconds>_<random>}, so that one left behind by a
 * crash can be told, and swept, by its age on the server's clock.
 */
public interface ScratchSchemas {

    /** What the name of every scratch schema begins with; no target's schema may. */
    String PREFIX = "_flotilla_scratch_";

    /**
     * Creates an empty scratch schema and makes it the connection's search path. The connection
     * must be in autocommit and is the scratch schema's alone until it is closed.
     */
    Scratch open(Connection connection) throws SQLException;

    /**
     * Drops the scratch schemas of the connection's database that are older than {@code olderThan}.
     *
     * @return how many were dropped
     */
    int sweep(Connection connection, Duration olderThan) throws SQLException;

    /** A statement as it ran, and what a target must be like for it to run there in that way. */
    record Ran(Statement statement, List<Check> checks) {

        public Ran {
            checks = List.copyOf(checks);
        }

        public static Ran asWritten(Statement statement) {
            return new Ran(statement, List.of());
        }
    }

    /** One scratch schema on one connection. */
    interface Scratch extends AutoCloseable {

        String name();

        /** Runs one statement in the scratch schema. */
        void execute(String sql) throws SQLException;

        /**
         * Runs one statement that nobody has written by hand, in the way that takes least of all
         * that the server can, and gives it back with that way said. A tool it has asked for stays
         * where the server would copy the table.
         */
        default Ran executeInTheLeastWay(Statement statement) throws SQLException {
            execute(statement.sql());
            return Ran.asWritten(statement);
        }

        /**
         * Runs one statement, in a transaction, and says whether the server has nothing against the
         * body that it has, if it has one: what a body names may be made after it.
         */
        boolean executeReadingBody(String sql) throws SQLException;

        /** Runs statements one after the other, in as few round trips as can be. */
        void executeAll(List<String> statements) throws SQLException;

        /**
         * Drops the schema with all it holds and puts the connection back as it was. What is still
         * open as a transaction is rolled back first.
         */
        @Override
        void close() throws SQLException;
    }
}
