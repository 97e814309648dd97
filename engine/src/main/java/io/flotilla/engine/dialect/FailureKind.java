package io.flotilla.engine.dialect;

/** What kind of failure a server's error is, decided by state and vendor code alone. */
public enum FailureKind {
    LOCK_TIMEOUT(true),
    DEADLOCK(true),
    STATEMENT_TIMEOUT(false),
    CANCELLED(true),
    CONNECTION_LOST(true),
    TOO_MANY_CONNECTIONS(true),
    READ_ONLY(true),
    DISK_FULL(false),
    PERMISSION_DENIED(false),
    AUTHENTICATION(false),
    SCHEMA_GONE(false),
    DATA_VIOLATION(false),
    OBJECT_CONFLICT(false),
    SYNTAX(false),
    /** The plan ran and did not end in its fingerprint; the transaction was rolled back. */
    WRONG_END(false),
    /** An online schema change tool did not do what it was to do. */
    TOOL_FAILED(false),
    /** The schema holds an object that Flotilla does not model. */
    UNSUPPORTED(false),
    OTHER(false);

    private final boolean retryable;

    FailureKind(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same attempt may succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}
