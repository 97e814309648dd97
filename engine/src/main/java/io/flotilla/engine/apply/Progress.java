package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Statement;
import java.sql.SQLException;
import java.time.Duration;

/** Tells a listener of statements as they run, and knows which is under way. For one thread. */
final class Progress {

    private final Course course;
    private final AttemptListener listener;
    private final int total;
    private int running;
    private boolean begun;

    Progress(Course course, AttemptListener listener) {
        this.course = course;
        this.listener = listener;
        this.total = course.statements().size();
    }

    /** One way to have a statement run; tells whether it came to its end. */
    @FunctionalInterface
    interface Execution {
        boolean execute(String sql) throws SQLException;
    }

    /** The position of the statement that is under way, or was when it failed; 0 for none. */
    int running() {
        return running;
    }

    /** Whether any statement was. */
    boolean begun() {
        return begun;
    }

    void run(int position, Execution execution) throws SQLException {
        var statement = statement(position);
        starting(position);
        var began = System.nanoTime();
        var finished = false;
        try {
            finished = execution.execute(statement.sql());
        } finally {
            if (!finished) {
                listener.statementFailed(position, total, statement, since(began));
            }
        }
        running = 0;
        if (finished) {
            listener.statementFinished(position, total, statement, since(began));
        }
    }

    void starting(int position) {
        listener.statementStarting(position, total, statement(position));
        running = position;
        begun = true;
    }

    /** What the first {@code ran} of a stretch, and the one after them, came to; all at once. */
    void tell(Stretch stretch, int ran, long nanos) {
        var each = Duration.ofNanos(nanos).dividedBy(stretch.statements().size());
        for (var position = running; position <= stretch.start() + ran; position++) {
            listener.statementFinished(position, total, statement(position), each);
            if (position < stretch.end()) {
                starting(position + 1);
            } else {
                running = 0;
            }
        }
        if (running != 0) {
            listener.statementFailed(running, total, statement(running), each);
        }
    }

    private Statement statement(int position) {
        return course.statements().get(position - 1);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
