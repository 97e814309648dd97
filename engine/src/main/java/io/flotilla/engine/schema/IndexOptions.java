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

    /**
     * An index of MySQL or MariaDB, also a primary key. {@code prefixes} gives for each key how
     * many characters or bytes of the column count, empty text for all of them, and is empty where
     * all count everywhere; {@code descending} the keys of a primary key that are, from 1; {@code
     * hidden} is the server's word for one that its planner does not look at; {@code parameters}
     * are SQL: {@code USING BTREE}.
     */
    record MySql(
            List<String> prefixes,
            List<Integer> descending,
            @Nullable String hidden,
            List<String> parameters)
            implements IndexOptions {

        public MySql {
            prefixes = List.copyOf(prefixes);
            descending = List.copyOf(descending);
            parameters = List.copyOf(parameters);
        }
    }
}
