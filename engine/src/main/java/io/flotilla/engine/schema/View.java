package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view. {@code definition} is the server's text of the query without a closing semicolon; {@code
 * options} are {@code name=value}, sorted.
 */
public record View(
        String name,
        List<ViewColumn> columns,
        String definition,
        List<String> options,
        @Nullable String comment)
        implements SchemaObject {

    public View {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.relation(name);
    }
}
