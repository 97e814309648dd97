package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Statement;
import java.time.Duration;

/**
 * Hears of each statement of an attempt as it runs, on the attempt's own thread while it holds its
 * locks: what it does here tenants wait for. What it throws ends the attempt with a rollback.
 * {@code position} counts from 1 to {@code total}.
 */
public interface AttemptListener {

    /** Hears nothing. */
    AttemptListener NONE = new AttemptListener() {};

    /**
     * The attempt has locks it asked for, or has waited for them in vain until the lock timeout.
     * {@code took} is from asking to the answer, with its round trips, and with the first look at
     * the schema where that goes along.
     */
    default void locked(Duration took) {}

    /** The statement is about to be sent. */
    default void statementStarting(int position, int total, Statement statement) {}

    /** The server ran the statement; in a transaction it is not committed yet. */
    default void statementFinished(int position, int total, Statement statement, Duration took) {}

    /** A batch of the statement is committed; {@code rows} have been changed by all so far. */
    default void batchCommitted(int position, int total, Statement statement, long rows) {}

    /**
     * Asked every few seconds while a tool carries the statement out: whether it may go on. Where
     * it may not, or this throws, the tool is ended.
     */
    default boolean mayGoOn(int position, int total, Statement statement) {
        return true;
    }

    /** The statement's tool has written a line; on another thread. */
    default void toolSaid(int position, Statement statement, String line) {}

    /**
     * The statement did not come back well; its transaction, if it is in one, is not rolled back
     * yet. Why it failed is in the attempt's outcome.
     */
    default void statementFailed(int position, int total, Statement statement, Duration took) {}
}
