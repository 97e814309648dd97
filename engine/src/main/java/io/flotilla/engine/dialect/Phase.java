package io.flotilla.engine.dialect;

/**
 * When a statement of a plan has its turn: statements run in the order of this list. Up to {@link
 * #DROP_RENAMED_TYPE} everything can share one transaction; {@link #ADD_ENUM_VALUE} stands before
 * it, and what takes long and need not block anybody comes after it.
 */
public enum Phase {
    ADD_ENUM_VALUE,
    DROP_TRIGGER,
    DROP_RULE,
    DROP_POLICY,
    DROP_STATISTICS,
    DROP_VIEW,
    DROP_FOREIGN_KEY,
    /** What comes back from the trash to change with the rest. */
    RESTORE,
    /** Defaults, identities and ownerships let go of what is about to go. */
    DETACH,
    DROP_INDEX,
    DROP_CONSTRAINT,
    DROP_GENERATED_COLUMN,
    DROP_TABLE,
    DROP_COLUMN,
    DROP_ROUTINE,
    DROP_SEQUENCE,
    /** A type makes room for a new one of its name. */
    RENAME_TYPE,
    CREATE_COLLATION,
    CREATE_ENUM,
    CREATE_TYPE,
    CREATE_ROUTINE,
    CREATE_TEXT_SEARCH,
    ALTER_TYPE,
    CREATE_SEQUENCE,
    CHANGE_COLUMN_TYPE,
    DROP_ENUM,
    DROP_TEXT_SEARCH,
    DROP_COLLATION,
    CREATE_TABLE,
    ADD_COLUMN,
    ADD_GENERATED_COLUMN,
    CHANGE_COLUMN,
    SET_NOT_NULL,
    ADD_IDENTITY,
    ADD_CONSTRAINT,
    CREATE_INDEX,
    ATTACH_PARTITION,
    /** What a partitioned table has takes over what its partitions have. */
    ADD_PARTITIONED_KEY,
    CREATE_PARTITIONED_INDEX,
    /** A new partition that is partitioned itself has its indexes by then. */
    ATTACH_PARTITIONED,
    ADD_FOREIGN_KEY,
    OWN_SEQUENCE,
    COMMENT,
    CREATE_VIEW,
    CREATE_STATISTICS,
    CREATE_RULE,
    CREATE_POLICY,
    GRANT,
    /** Last of what shares a transaction: what runs before is none of theirs. */
    CREATE_TRIGGER,
    /** What made room goes when nothing can need it any more. */
    DROP_RENAMED_TYPE,
    CREATE_INDEX_CONCURRENTLY,
    VALIDATE,
    FINISH_NOT_NULL,
    FINISH_IDENTITY,
    FINISH_CONSTRAINT,
    /** What the constraint that went did not allow. */
    FINISH_NULLABLE,
    FINISH_ATTACH_PARTITION,
    FINISH_PARTITIONED_KEY,
    ATTACH_INDEX,
    FINISH_FOREIGN_KEY,
    VALIDATE_FOREIGN_KEY,
    DROP_INDEX_CONCURRENTLY,
    RENAME_INDEX,
    MARK_INDEX,
    FINISH_GRANT,
    FINISH_COMMENT
}
