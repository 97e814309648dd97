package io.flotilla.engine.apply;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long an attempt waits for an answer from a server that may be out of reach without a word: a
 * little longer than the server's own timeouts, so that a server that is there always answers
 * first. What is then unheard of counts as a lost connection.
 */
final class AnswerLimit {

    /** What the way to and fro and a rollback may take on top. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Connection connection;
    private final int before;

    private AnswerLimit(Connection connection, int before) {
        this.connection = connection;
        this.before = before;
    }

    static AnswerLimit set(Connection connection, Attempt.Timeouts timeouts) throws SQLException {
        var limit = new AnswerLimit(connection, connection.getNetworkTimeout());
        limit.set(timeouts.lock().plus(timeouts.statement()).plus(GRACE));
        return limit;
    }

    /** The attempt is decided: what is left to do is short, and not worth a long wait. */
    void toTidyUp() {
        try {
            set(GRACE);
        } catch (SQLException e) {
            // a broken connection does not wait at all
        }
    }

    void restore() {
        try {
            connection.setNetworkTimeout(Runnable::run, before);
        } catch (SQLException e) {
            // likewise
        }
    }

    private void set(Duration limit) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, (int) Math.min(Integer.MAX_VALUE, limit.toMillis()));
    }
}
