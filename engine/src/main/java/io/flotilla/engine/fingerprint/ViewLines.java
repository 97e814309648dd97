package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.View;
import io.flotilla.engine.schema.ViewColumn;
import java.util.stream.Stream;

/** The lines of views, whose rows are kept or not. A column's collation follows from the query. */
final class ViewLines {

    private ViewLines() {}

    static Stream<Line> of(View view) {
        return Stream.concat(
                Stream.of(
                        new Line("view", view.name())
                                .with("definition", view.definition())
                                .with("options", view.options())
                                .with("comment", view.comment())),
                view.columns().stream().map(column -> column(view.name(), column)));
    }

    static Stream<Line> of(MaterializedView view) {
        return Stream.of(
                        Stream.of(
                                new Line("materialized-view", view.name())
                                        .with("definition", view.definition())
                                        .with("options", view.options())
                                        .with("access-method", view.accessMethod())
                                        .with("tablespace", view.tablespace())
                                        .with("comment", view.comment())),
                        view.columns().stream().map(column -> column(view.name(), column)),
                        view.indexes().stream()
                                .flatMap(index -> TableLines.index(view.name(), index)))
                .flatMap(lines -> lines);
    }

    private static Line column(String view, ViewColumn column) {
        return new Line("view-column", view, column.name())
                .with("type", column.type())
                .with("default", column.defaultExpression())
                .with("comment", column.comment());
    }
}
