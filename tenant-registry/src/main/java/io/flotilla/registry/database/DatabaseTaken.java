package io.flotilla.registry.database;

/** The name, or the same database under another name, is registered already. */
public final class DatabaseTaken extends RuntimeException {

    private final String database;

    DatabaseTaken(String database) {
        super(
                "database '%s', or another name for the same host, port and database, is registered already"
                        .formatted(database));
        this.database = database;
    }

    public String database() {
        return database;
    }
}
