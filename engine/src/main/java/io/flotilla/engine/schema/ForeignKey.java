package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key to a table of the same schema. {@code setColumns} are the columns that {@code ON
 * DELETE SET NULL/DEFAULT (…)} is limited to, empty for all of them; {@code inherited} is one that
 * a partition has from the table it is a part of.
 */
public record ForeignKey(
        String name,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        Match match,
        Action onUpdate,
        Action onDelete,
        List<String> setColumns,
        Deferrability deferrability,
        boolean validated,
        boolean inherited,
        @Nullable String comment) {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        setColumns = List.copyOf(setColumns);
    }

    public ForeignKey(
            String name,
            List<String> columns,
            String referencedTable,
            List<String> referencedColumns,
            Match match,
            Action onUpdate,
            Action onDelete,
            List<String> setColumns,
            Deferrability deferrability,
            boolean validated,
            @Nullable String comment) {
        this(
                name,
                columns,
                referencedTable,
                referencedColumns,
                match,
                onUpdate,
                onDelete,
                setColumns,
                deferrability,
                validated,
                false,
                comment);
    }

    /** How a key with some NULL columns is treated. */
    public enum Match {
        SIMPLE,
        FULL
    }

    /** What happens to the referencing row. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }
}
