package io.flotilla.engine.plan;

import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
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
        for (var table : from.tables()) {
            table.indexes().stream()
                    .filter(index -> !index.valid())
                    .forEach(index -> names.add(index.name()));
        }
    }

    static Schema asIfValid(Schema schema) {
        return mapped(schema, index -> withValid(index, true));
    }

    Schema shownIn(Schema schema) {
        if (names.isEmpty()) {
            return schema;
        }
        var there = new HashSet<String>();
        schema.tables().forEach(table -> table.indexes().forEach(i -> there.add(i.name())));
        names.retainAll(there);
        return mapped(
                schema, index -> names.contains(index.name()) ? withValid(index, false) : index);
    }

    private static Schema mapped(Schema schema, UnaryOperator<Index> change) {
        return new Schema(
                schema.tables().stream().map(table -> mapped(table, change)).toList(),
                schema.sequences(),
                schema.enums(),
                schema.views());
    }

    private static Table mapped(Table table, UnaryOperator<Index> change) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.uniqueConstraints(),
                table.checkConstraints(),
                table.foreignKeys(),
                table.indexes().stream().map(change).toList(),
                table.comment());
    }

    private static Index withValid(Index index, boolean valid) {
        return new Index(
                index.name(),
                index.unique(),
                index.method(),
                index.keys(),
                index.include(),
                index.predicate(),
                index.nullsNotDistinct(),
                valid,
                index.comment());
    }
}
