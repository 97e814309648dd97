package io.flotilla.registry.database;

/** A database cannot be removed while targets are registered on it. */
public final class DatabaseInUse extends RuntimeException {

    private final String database;
    private final long targets;

    DatabaseInUse(String database, long targets) {
        super(
                "database '%s' still has %d targets, with their history; it can be removed when it has none"
                        .formatted(database, targets));
        this.database = database;
        this.targets = targets;
    }

    public String database() {
        return database;
    }

    public long targets() {
        return targets;
    }
}
