package io.flotilla.orchestrator.server;

import io.quarkus.qute.TemplateExtension;

/** How servers are written on the console's pages. */
@TemplateExtension
class ServerShown {

    private ServerShown() {}

    static String inWords(BreakerState state) {
        return switch (state) {
            case CLOSED -> "in working order";
            case OPEN -> "left alone";
            case HALF_OPEN -> "being tried";
        };
    }

    /** The colour of the state, as a style's name. */
    static String tone(BreakerState state) {
        return switch (state) {
            case CLOSED -> "good";
            case OPEN -> "bad";
            case HALF_OPEN -> "warn";
        };
    }

    static boolean closed(BreakerState state) {
        return state == BreakerState.CLOSED;
    }

    /** Connections set aside for attempts, as {@code 3 of 20}. */
    static String connections(TargetServerView server) {
        return server.cap() == null
                ? "%d, no cap".formatted(server.inUse())
                : "%d of %d".formatted(server.inUse(), server.cap());
    }
}
