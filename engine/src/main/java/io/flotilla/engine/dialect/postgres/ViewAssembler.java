package io.flotilla.engine.dialect.postgres;

import static java.util.Comparator.comparing;

import io.flotilla.engine.schema.ColumnReference;
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
                uses(catalog, view),
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

    private static List<ColumnReference> uses(Catalog catalog, RelationRow view) {
        return catalog.uses(view.oid()).stream()
                .map(use -> reference(catalog, use))
                .distinct()
                .sorted(comparing(ColumnReference::relation).thenComparing(ColumnReference::column))
                .toList();
    }

    /** A query such as {@code SELECT count(*) FROM t} depends on the table and on no column. */
    private static ColumnReference reference(Catalog catalog, UseRow use) {
        return new ColumnReference(
                Objects.requireNonNull(catalog.relationName(use.relation())),
                Objects.requireNonNullElse(
                        catalog.findColumnName(use.relation(), use.column()), "*"));
    }
}
