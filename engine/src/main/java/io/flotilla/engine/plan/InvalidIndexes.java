package io.flotilla.engine.plan;

import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Schema;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The invalid indexes a plan starts with. No statement makes one, so on a scratch schema they are
 * valid, and are shown as invalid until a statement has dropped them.
 */
final class InvalidIndexes {

    private final Set<String> names = new HashSet<>();

    InvalidIndexes(Schema from) {
        from.indexes().filter(index -> !index.valid()).forEach(index -> names.add(index.name()));
    }

    static Schema asIfValid(Schema schema) {
        return mapped(schema, index -> index.withValid(true));
    }

    Schema shownIn(Schema schema) {
        if (names.isEmpty()) {
            return schema;
        }
        var there = new HashSet<String>();
        schema.indexes().forEach(index -> there.add(index.name()));
        names.retainAll(there);
        return mapped(
                schema, index -> names.contains(index.name()) ? index.withValid(false) : index);
    }

    private static Schema mapped(Schema schema, UnaryOperator<Index> change) {
        return schema.mappingIndexes(indexes -> indexes.stream().map(change).toList());
    }
}
