package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns. {@code valid} is false for what a failed {@code CREATE INDEX
 * CONCURRENTLY} leaves behind: such an index is there by name and yet not done. One of a
 * partitioned table that some partition has no part of is valid: what is attached to it says so.
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
        IndexOptions options,
        @Nullable String comment) {

    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
    }

    /** An index without what only one server knows. */
    public Index(
            String name,
            boolean unique,
            String method,
            List<IndexKey> keys,
            List<String> include,
            @Nullable String predicate,
            boolean nullsNotDistinct,
            boolean valid,
            @Nullable String comment) {
        this(
                name,
                unique,
                method,
                keys,
                include,
                predicate,
                nullsNotDistinct,
                valid,
                IndexOptions.PLAIN,
                comment);
    }

    public Index withValid(boolean valid) {
        return with(keys, valid, options, comment);
    }

    public Index withComment(@Nullable String comment) {
        return with(keys, valid, options, comment);
    }

    public Index withKeys(List<IndexKey> keys) {
        return with(keys, valid, options, comment);
    }

    public Index withOptions(IndexOptions options) {
        return with(keys, valid, options, comment);
    }

    private Index with(
            List<IndexKey> keys, boolean valid, IndexOptions options, @Nullable String comment) {
        return new Index(
                name,
                unique,
                method,
                keys,
                include,
                predicate,
                nullsNotDistinct,
                valid,
                options,
                comment);
    }
}
