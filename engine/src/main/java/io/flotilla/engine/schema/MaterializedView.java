package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view whose rows are kept; {@code definition} and {@code options} as for {@link View}. Whether
 * it has rows yet is data, and not said here. {@code accessMethod} and {@code tablespace} are null
 * where they are the default.
 */
public record MaterializedView(
        String name,
        List<ViewColumn> columns,
        String definition,
        List<String> options,
        @Nullable String accessMethod,
        @Nullable String tablespace,
        List<Index> indexes,
        @Nullable String comment)
        implements SchemaObject {

    public MaterializedView {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
        indexes = List.copyOf(indexes);
    }

    public MaterializedView withIndexes(List<Index> indexes) {
        return new MaterializedView(
                name, columns, definition, options, accessMethod, tablespace, indexes, comment);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.relation(name);
    }
}
