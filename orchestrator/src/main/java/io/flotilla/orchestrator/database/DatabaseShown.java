package io.flotilla.orchestrator.database;

import io.flotilla.orchestrator.server.BreakerState;
import io.quarkus.qute.TemplateExtension;

/** How databases are written on the console's pages. */
@TemplateExtension
class DatabaseShown {

    private DatabaseShown() {}

    static String state(DatabasePages.Row row) {
        var server = row.server();
        if (server != null && server.breaker() != BreakerState.CLOSED) {
            return server.breaker() == BreakerState.OPEN ? "left alone" : "being tried";
        }
        if (row.use().unreachable() > 0) {
            return row.use().unreachable() < row.use().targets()
                    ? "partly unreachable"
                    : "unreachable";
        }
        return row.use().lastRead() == null ? "not read yet" : "answers";
    }

    /** The colour of the state, as a style's name. */
    static String tone(DatabasePages.Row row) {
        return switch (state(row)) {
            case "answers" -> "good";
            case "not read yet" -> "";
            case "being tried", "partly unreachable" -> "warn";
            default -> "bad";
        };
    }
}
