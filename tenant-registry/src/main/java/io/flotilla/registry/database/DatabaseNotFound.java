package io.flotilla.registry.database;

/** No database is registered under this name or id. */
public final class DatabaseNotFound extends RuntimeException {

    private final String database;

    public DatabaseNotFound(String database) {
        super("there is no database '%s'; register it first".formatted(database));
        this.database = database;
    }

    public String database() {
        return database;
    }
}
