package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what would keep a plan from running, without changing anything. For any thread. */
public interface Readiness {

    /**
     * What the connection's role would have to be given to change the tables and make new objects
     * in the schema, each as one phrase for people; empty where it lacks nothing. One round trip.
     */
    List<String> lacking(Connection connection, String schema, Set<String> tables)
            throws SQLException;

    /** The transactions of the connection's database that are open for longer, oldest first. */
    List<LongTransaction> transactionsOlderThan(Connection connection, Duration age)
            throws SQLException;

    /**
     * Makes names those of the schema for a transaction of queries, of which the server ends any
     * that takes longer, where it can.
     */
    void enter(Connection connection, String schema, Duration perQuery) throws SQLException;

    /**
     * The check's query turned into one for the number of what breaks it, where its form allows.
     */
    @Nullable String countingQuery(String check);

    /**
     * A transaction that plans would wait for; what it runs is the tenant's and not told.
     *
     * @param seconds how long it has been open
     */
    record LongTransaction(
            int process,
            String user,
            @Nullable String application,
            @Nullable String state,
            long seconds) {}
}
