package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** The numbers of a sequence and the column that owns it. */
record SequenceRow(
        long oid,
        String type,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycle,
        boolean unlogged,
        @Nullable String unsupported,
        @Nullable Boolean ofIdentity,
        @Nullable Long owner,
        @Nullable Integer ownerColumn)
        implements Row {

    /** Whether it is a part of an identity column, and no object by itself. */
    boolean isIdentity() {
        return Boolean.TRUE.equals(ofIdentity);
    }

    SequenceOptions sequenceOptions() {
        return new SequenceOptions(start, increment, minimum, maximum, cache, cycle);
    }
}
