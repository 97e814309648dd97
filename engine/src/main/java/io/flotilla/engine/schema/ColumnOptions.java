package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one server alone can say about a column. */
public sealed interface ColumnOptions {

    ColumnOptions PLAIN = new Postgres(Origin.LOCAL, null, null, null, List.of(), List.of());

    /**
     * {@code storage} ({@code EXTERNAL}), {@code compression} ({@code pglz}) and {@code statistics}
     * only where they are not the usual ones; {@code attributes} and, for columns of foreign
     * tables, {@code foreignOptions} are {@code name=value}.
     */
    record Postgres(
            Origin origin,
            @Nullable String storage,
            @Nullable String compression,
            @Nullable Integer statistics,
            List<String> attributes,
            List<String> foreignOptions)
            implements ColumnOptions {

        public Postgres {
            attributes = List.copyOf(attributes);
            foreignOptions = List.copyOf(foreignOptions);
        }
    }

    /**
     * A column of MySQL or MariaDB. {@code characterSet} of any column with characters, also where
     * it is the table's; {@code onUpdate} as SQL; {@code stored} of a generated column; {@code
     * check} the condition that MariaDB keeps with the column instead of as a constraint; {@code
     * attributes} as SQL, whatever else there is.
     */
    record MySql(
            @Nullable String characterSet,
            boolean autoIncrement,
            @Nullable String onUpdate,
            boolean stored,
            boolean invisible,
            @Nullable String check,
            List<String> attributes)
            implements ColumnOptions {

        public MySql {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * A column of Amazon Redshift. {@code encoding} ({@code zstd}) only where it is not the one
     * that Redshift gives a column of that type, in the sort key or not, by itself.
     */
    record Redshift(@Nullable String encoding) implements ColumnOptions {}
}
