package io.flotilla.engine.dialect.postgres;

/** The advisory lock that makes one writer of many: per schema, never per database. */
final class PostgresTargetLock {

    static final String TAKE_FOR_TRANSACTION =
            """
            SELECT current_setting('search_path') AS search_path,
                   pg_advisory_xact_lock(hashtextextended(?, 0))
            """;

    static final String TAKE_FOR_SESSION =
            """
            SELECT pg_backend_pid() AS process, pg_advisory_lock(hashtextextended(?, 0))
            """;

    static final String GIVE_UP = "SELECT pg_advisory_unlock(hashtextextended(?, 0))";

    private PostgresTargetLock() {}

    /** What the lock's key is the hash of. */
    static String name(String schema) {
        return "flotilla:" + schema;
    }
}
