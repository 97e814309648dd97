package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one server alone can say about an index, also one that backs a constraint. */
public sealed interface IndexOptions {

    IndexOptions PLAIN = new Postgres(null, null, List.of(), null);

    /**
     * {@code attachedTo} is the index of the partitioned table that this one is a part of; {@code
     * parameters} are {@code name=value}; their order means nothing. {@code comment} is that on the
     * index of a constraint, which has one of its own; other indexes have theirs themselves.
     */
    record Postgres(
            @Nullable String attachedTo,
            @Nullable String tablespace,
            List<String> parameters,
            @Nullable String comment)
            implements IndexOptions {

        public Postgres {
            parameters = List.copyOf(parameters);
        }
    }
}
