package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.plan.Statement.Batch;
import java.sql.SQLException;

/**
 * Runs one statement about rows a few rows at a time. Each batch is a transaction, which says in
 * the ledger how far it came.
 */
final class Batches {

    /** How it came to an end. */
    sealed interface Result {

        /** No row is left, and all is committed. */
        record Done(Fingerprint reached) implements Result {}

        /** Changed rows still met the condition; their batch is rolled back. */
        record Endless(long rows) implements Result {}

        /** The schema is another one than it has to be; the last batch is rolled back. */
        record Elsewhere(Fingerprint reached) implements Result {}

        /** Somebody interrupted; every batch so far is committed. */
        record Interrupted() implements Result {}
    }

    /** Commits the session's transaction, and knows that it is about to. */
    @FunctionalInterface
    interface Commit {
        void run() throws SQLException;
    }

    private final TargetSession session;
    private final Course course;
    private final RunLedger ledger;
    private final AttemptListener listener;
    private final Commit commit;

    Batches(
            TargetSession session,
            Course course,
            RunLedger ledger,
            AttemptListener listener,
            Commit commit) {
        this.session = session;
        this.course = course;
        this.ledger = ledger;
        this.listener = listener;
        this.commit = commit;
    }

    /** Goes on where the ledger says; the first transaction is open. */
    Result run(Stretch stretch, Batch batch) throws SQLException {
        var statement = stretch.statements().getFirst();
        var place = ledger.place(stretch.start());
        var rows = ledger.rows(stretch.start());
        while (true) {
            var step = session.executeBatch(statement.sql(), batch.rows(), place);
            if (step.again() > 0) {
                session.rollback();
                return new Result.Endless(step.again());
            }
            rows += step.changed();
            // nothing found from the table's start on: nothing is left
            if (step.picked() == 0 && place == null) {
                return finish(stretch, statement, rows);
            }
            place = step.cursor();
            ledger.reached(stretch.start(), rows, place);
            commit.run();
            listener.batchCommitted(stretch.end(), course.statements().size(), statement, rows);
            if (place != null) {
                rest(batch);
            }
            if (Thread.currentThread().isInterrupted()) {
                return new Result.Interrupted();
            }
            session.begin(stretch.hazards());
        }
    }

    private Result finish(Stretch stretch, Statement statement, long rows) throws SQLException {
        var reached = Fingerprinter.fingerprint(session.inspect());
        if (!reached.equals(course.at(stretch.end()))) {
            session.rollback();
            return new Result.Elsewhere(reached);
        }
        ledger.reached(stretch.end());
        commit.run();
        listener.batchCommitted(stretch.end(), course.statements().size(), statement, rows);
        return new Result.Done(reached);
    }

    /** Gives tenants their time; whoever interrupts is heard before the next batch. */
    private static void rest(Batch batch) {
        try {
            Thread.sleep(batch.pauseMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
