package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.View;
import io.flotilla.engine.schema.ViewColumn;
import java.util.List;
import java.util.Objects;

/** Views. */
final class ViewAssembler {

    private ViewAssembler() {}

    static View view(Catalog catalog, RelationRow view) {
        return new View(
                view.name(),
                catalog.columns(view.oid()).stream().map(c -> column(catalog, c)).toList(),
                definition(Objects.requireNonNull(view.definition())),
                view.options() == null ? List.of() : view.options().stream().sorted().toList(),
                catalog.comment(view.oid()));
    }

    private static ViewColumn column(Catalog catalog, ColumnRow column) {
        return new ViewColumn(
                column.name(), column.type(), column.expression(), catalog.comment(column));
    }

    private static String definition(String text) {
        var query = text.strip();
        return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
    }
}
