package io.flotilla.engine.lint.design;

import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index, or the one that backs a key, by what it can be used for. */
record IndexShape(
        String name,
        boolean unique,
        String method,
        List<IndexKey> keys,
        List<String> include,
        @Nullable String predicate,
        boolean constraint) {

    /** Those of constraints first. */
    static List<IndexShape> all(Table table) {
        var shapes = new ArrayList<IndexShape>();
        var key = table.primaryKey();
        if (key != null) {
            shapes.add(ofKey(key.name(), key.columns(), key.include()));
        }
        for (var unique : table.uniqueConstraints()) {
            shapes.add(ofKey(unique.name(), unique.columns(), unique.include()));
        }
        table.indexes().stream().map(IndexShape::ofIndex).forEach(shapes::add);
        return shapes;
    }

    private static IndexShape ofKey(String name, List<String> columns, List<String> include) {
        return new IndexShape(
                name,
                true,
                "btree",
                columns.stream()
                        .map(column -> new IndexKey(column, null, null, null, false, false))
                        .toList(),
                include,
                null,
                true);
    }

    private static IndexShape ofIndex(Index index) {
        return new IndexShape(
                index.name(),
                index.unique(),
                index.method(),
                index.keys(),
                index.include(),
                index.predicate(),
                false);
    }

    /** Whether this one could go because of the other. */
    boolean duplicates(IndexShape other) {
        return sameRows(other)
                && keys.equals(other.keys)
                && new HashSet<>(other.include).containsAll(include)
                && (!unique || other.unique);
    }

    /** Whether the other one begins with all keys of this, which guarantees nothing itself. */
    boolean isPrefixOf(IndexShape other) {
        return !unique
                && sameRows(other)
                && method.equals("btree")
                && keys.size() < other.keys.size()
                && keys.equals(other.keys.subList(0, keys.size()))
                && include.isEmpty();
    }

    /** Whether rows can be found by these columns, in any order, since they come first. */
    boolean leadsWith(List<String> columns) {
        return predicate == null
                && method.equals("btree")
                && keys.size() >= columns.size()
                && new HashSet<>(
                                keys.subList(0, columns.size()).stream()
                                        .map(IndexKey::column)
                                        .toList())
                        .equals(new HashSet<>(columns));
    }

    private boolean sameRows(IndexShape other) {
        return method.equals(other.method)
                && (predicate == null
                        ? other.predicate == null
                        : predicate.equals(other.predicate));
    }
}
