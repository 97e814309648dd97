package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.TableOptionsAssembler.orEmpty;

import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.IndexOptions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Indexes that no constraint owns. */
final class IndexAssembler {

    /** Bits of {@code pg_index.indoption}. */
    private static final int DESCENDING = 1;

    private static final int NULLS_FIRST = 2;

    private IndexAssembler() {}

    static List<Index> indexes(Catalog catalog, RelationRow table) {
        return catalog.plainIndexes(table.oid()).stream()
                .map(index -> index(catalog, index))
                .toList();
    }

    private static Index index(Catalog catalog, IndexRow index) {
        return new Index(
                index.name(),
                index.unique(),
                index.method(),
                catalog.keys(index).stream().map(key -> key(catalog, index, key)).toList(),
                catalog.included(index),
                index.predicate(),
                index.nullsNotDistinct(),
                index.valid() || lacksParts(catalog, index),
                options(catalog, index, null),
                catalog.comment(index.oid()));
    }

    /** Whether some partition has no part of the index yet, which the server calls invalid too. */
    private static boolean lacksParts(Catalog catalog, IndexRow index) {
        return catalog.partitions(index.relation()).stream()
                .anyMatch(
                        partition ->
                                catalog.indexes(partition).stream()
                                        .filter(it -> Objects.equals(it.parent(), index.oid()))
                                        .allMatch(it -> lacksParts(catalog, it)));
    }

    /** Of the index of a constraint. */
    static IndexOptions options(Catalog catalog, IndexRow index) {
        return options(catalog, index, catalog.comment(index.oid()));
    }

    private static IndexOptions options(Catalog catalog, IndexRow index, @Nullable String comment) {
        return new IndexOptions.Postgres(
                index.parent() == null ? null : catalog.index(index.parent()).name(),
                index.tablespace(),
                orEmpty(index.parameters()),
                comment);
    }

    static IndexKey key(Catalog catalog, IndexRow index, IndexKeyRow key) {
        var options = key.options() == null ? 0 : key.options();
        return new IndexKey(
                key.expression() == null
                        ? catalog.columnName(index.relation(), key.column())
                        : null,
                key.expression(),
                key.collation(),
                catalog.operatorClass(key),
                orEmpty(key.operatorClassOptions()),
                (options & DESCENDING) != 0,
                (options & NULLS_FIRST) != 0,
                key.statistics());
    }
}
