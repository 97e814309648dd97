package io.flotilla.engine.plan;

import org.jspecify.annotations.Nullable;

/**
 * What makes a statement risky. {@code table} is the table concerned; {@code mode} the server's
 * name of the lock for {@link Kind#LOCK}; {@code brief} is false where the risk lasts in proportion
 * to the table's size.
 */
public record Hazard(
        Kind kind, @Nullable String table, @Nullable String mode, boolean brief, String because) {

    /** The families of risk. */
    public enum Kind {
        /** Other sessions wait for a lock. */
        LOCK,
        /** The whole table is written anew. */
        REWRITE,
        /** The whole table is read under the lock. */
        SCAN,
        /** Rows or values are gone for good. */
        DATA_LOSS,
        /** It can fail on a tenant whose data does not fit. */
        DATA_DEPENDENT
    }
}
