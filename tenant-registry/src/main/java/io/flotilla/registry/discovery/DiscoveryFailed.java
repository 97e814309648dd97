package io.flotilla.registry.discovery;

import org.jspecify.annotations.Nullable;

/** A database could not be asked for its schemas, or gave something that cannot be read as such. */
public final class DiscoveryFailed extends RuntimeException {

    private final String database;

    DiscoveryFailed(String database, @Nullable String why, @Nullable Throwable cause) {
        super("discovery in database '%s': %s".formatted(database, why), cause);
        this.database = database;
    }

    public String database() {
        return database;
    }
}
