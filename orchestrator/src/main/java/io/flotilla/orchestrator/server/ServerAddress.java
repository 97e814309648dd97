package io.flotilla.orchestrator.server;

import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.registry.database.Database;

/** One server: what databases with the same host and port share. */
public record ServerAddress(String host, int port) {

    public static ServerAddress of(Database database) {
        return new ServerAddress(database.host(), database.port());
    }

    /** Reads {@code host:port}; an IPv6 address is in brackets. */
    static ServerAddress parse(String text) {
        var colon = text.lastIndexOf(':');
        if (colon > 0) {
            try {
                return new ServerAddress(
                        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            } catch (NumberFormatException e) {
                // answered below
            }
        }
        throw ProblemException.badRequest(
                "invalid-server", "server '%s' is not of the form host:port".formatted(text));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
