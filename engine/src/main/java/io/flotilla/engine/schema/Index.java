package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns. {@code valid} is false for what a failed {@code CREATE INDEX
 * CONCURRENTLY} leaves behind: such an index is there by name and yet not done.
 */
public record Index(
        String name,
        boolean unique,
        String method,
        List<IndexKey> keys,
        List<String> include,
        @Nullable String predicate,
        boolean nullsNotDistinct,
        boolean valid,
        @Nullable String comment) {

    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
    }

    public Index withValid(boolean valid) {
        return new Index(
                name, unique, method, keys, include, predicate, nullsNotDistinct, valid, comment);
    }

    public Index withComment(@Nullable String comment) {
        return new Index(
                name, unique, method, keys, include, predicate, nullsNotDistinct, valid, comment);
    }
}
