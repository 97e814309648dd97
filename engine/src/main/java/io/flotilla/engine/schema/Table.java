package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of any kind; {@code options} say which. Columns are in the server's order; constraints
 * and indexes are ordered by name. Indexes that back a constraint are not listed: the constraint
 * is. What a table inherits is listed with the table, and says so.
 */
public record Table(
        String name,
        List<Column> columns,
        @Nullable PrimaryKey primaryKey,
        List<UniqueConstraint> uniqueConstraints,
        List<ExclusionConstraint> exclusionConstraints,
        List<CheckConstraint> checkConstraints,
        List<ForeignKey> foreignKeys,
        List<Index> indexes,
        TableOptions options,
        @Nullable String comment) {

    public Table {
        columns = List.copyOf(columns);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        exclusionConstraints = List.copyOf(exclusionConstraints);
        checkConstraints = List.copyOf(checkConstraints);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }

    /** An ordinary table without what only one server knows. */
    public Table(
            String name,
            List<Column> columns,
            @Nullable PrimaryKey primaryKey,
            List<UniqueConstraint> uniqueConstraints,
            List<CheckConstraint> checkConstraints,
            List<ForeignKey> foreignKeys,
            List<Index> indexes,
            @Nullable String comment) {
        this(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                List.of(),
                checkConstraints,
                foreignKeys,
                indexes,
                TableOptions.PLAIN,
                comment);
    }

    public Table withIndexes(List<Index> indexes) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                exclusionConstraints,
                checkConstraints,
                foreignKeys,
                indexes,
                options,
                comment);
    }
}
