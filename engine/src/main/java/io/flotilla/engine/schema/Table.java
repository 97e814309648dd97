package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary table. Columns are in the server's order; constraints and indexes are ordered by
 * name. Indexes that back a constraint are not listed: the constraint is.
 */
public record Table(
        String name,
        List<Column> columns,
        @Nullable PrimaryKey primaryKey,
        List<UniqueConstraint> uniqueConstraints,
        List<CheckConstraint> checkConstraints,
        List<ForeignKey> foreignKeys,
        List<Index> indexes,
        @Nullable String comment) {

    public Table {
        columns = List.copyOf(columns);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        checkConstraints = List.copyOf(checkConstraints);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }

    public Table withIndexes(List<Index> indexes) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                checkConstraints,
                foreignKeys,
                indexes,
                comment);
    }
}
