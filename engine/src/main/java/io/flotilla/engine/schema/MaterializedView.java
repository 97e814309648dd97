package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view whose rows are kept; {@code definition} and {@code options} as for {@link View}. */
public record MaterializedView(
        String name,
        List<ViewColumn> columns,
        String definition,
        List<String> options,
        List<Index> indexes,
        @Nullable String comment)
        implements SchemaObject {

    public MaterializedView {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
        indexes = List.copyOf(indexes);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.relation(name);
    }
}
