package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.dialect.FailureKind;

/** Whose failure a failure is. */
enum Fault {
    TARGET,
    /** Every tenant of the database would fail alike. */
    DATABASE,
    /** Every tenant of the server would. */
    SERVER;

    static Fault of(FailureKind kind) {
        return switch (kind) {
            case TOO_MANY_CONNECTIONS, READ_ONLY, DISK_FULL, CONNECTION_LOST -> SERVER;
            case AUTHENTICATION -> DATABASE;
            case LOCK_TIMEOUT,
                    DEADLOCK,
                    STATEMENT_TIMEOUT,
                    CANCELLED,
                    PERMISSION_DENIED,
                    SCHEMA_GONE,
                    DATA_VIOLATION,
                    OBJECT_CONFLICT,
                    SYNTAX,
                    WRONG_END,
                    TOOL_FAILED,
                    UNSUPPORTED,
                    OTHER ->
                    TARGET;
        };
    }
}
