package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view. {@code definition} is the server's text of the query without a closing semicolon; {@code
 * options} are {@code name=value}, sorted. {@code uses} lists the columns of this schema the query
 * depends on, with {@code *} for a relation of which it names none: derived from the definition, it
 * orders plans and is not part of the fingerprint.
 */
public record View(
        String name,
        List<ViewColumn> columns,
        String definition,
        List<String> options,
        List<ColumnReference> uses,
        @Nullable String comment) {

    public View {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
        uses = List.copyOf(uses);
    }
}
