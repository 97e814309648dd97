package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.View;
import io.flotilla.engine.schema.ViewColumn;
import java.util.List;
import java.util.Objects;

/** Views, whose rows are kept or not. */
final class ViewAssembler {

    private ViewAssembler() {}

    static View view(Catalog catalog, RelationRow view) {
        return new View(
                view.name(),
                columns(catalog, view),
                statement(Objects.requireNonNull(view.definition())),
                options(view),
                catalog.comment(view.oid()));
    }

    static MaterializedView materializedView(Catalog catalog, RelationRow view) {
        return new MaterializedView(
                view.name(),
                columns(catalog, view),
                statement(Objects.requireNonNull(view.definition())),
                options(view),
                view.accessMethod(),
                view.tablespace(),
                IndexAssembler.indexes(catalog, view),
                catalog.comment(view.oid()));
    }

    private static List<ViewColumn> columns(Catalog catalog, RelationRow view) {
        return catalog.columns(view.oid()).stream()
                .map(
                        column ->
                                new ViewColumn(
                                        column.name(),
                                        column.type(),
                                        column.collation(),
                                        column.expression(),
                                        catalog.comment(column)))
                .toList();
    }

    private static List<String> options(RelationRow view) {
        return view.options() == null ? List.of() : view.options().stream().sorted().toList();
    }

    /** The server's text without blanks around it and without its semicolon. */
    static String statement(String text) {
        var sql = text.strip();
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
    }
}
