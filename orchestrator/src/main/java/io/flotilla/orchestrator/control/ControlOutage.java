package io.flotilla.orchestrator.control;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether an error says that a database is away for now, rather than that something is wrong. */
public final class ControlOutage {

    private ControlOutage() {}

    /** Without a state it is the pool's or the driver's own: no connection was to be had. */
    public static boolean causes(Throwable failure) {
        var state = sqlState(failure);
        return state == null || isOutage(state);
    }

    /** Connection lost, resources gone, or the server stopping: what passes by itself. */
    public static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    /** The state of the first cause that has one. */
    public static @Nullable String sqlState(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
