package io.flotilla.engine.tool;

import org.jspecify.annotations.Nullable;

/** Where a tool's server is and whom it is to be there: as the attempt itself is. */
public record ToolLogin(String host, int port, String user, Password password) {

    /** Has the password when it is needed and not before; null where there is none. */
    @FunctionalInterface
    public interface Password {
        @Nullable String get();
    }

    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }
}
