package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.TableOptions.SortKey;
import io.flotilla.engine.schema.View;
import io.flotilla.engine.schema.ViewColumn;
import java.util.ArrayList;
import java.util.List;

/** Views of the three kinds. */
final class ViewReader {

    /** Of a late-binding view. */
    static final String UNBOUND = "no-schema-binding=yes";

    static final String AUTO_REFRESH = "auto-refresh=yes";

    /** Before what stands between the name and the query. */
    static final String ATTRIBUTES = "attributes=";

    private final ColumnReader columns;
    private final List<Row> refreshes;

    ViewReader(ColumnReader columns, List<Row> refreshes) {
        this.columns = columns;
        this.refreshes = refreshes;
    }

    SchemaObject read(ViewText text) {
        var name = text.name();
        var comment = text.row().find("description");
        var options = new ArrayList<String>();
        if (!text.attributes().isEmpty()) {
            options.add(ATTRIBUTES + text.attributes());
        }
        return switch (text.kind()) {
            case ORDINARY -> new View(name, columns(text), text.query(), options, comment);
            case LATE_BINDING -> {
                options.add(UNBOUND);
                // what columns it has is not known before somebody reads it
                yield new View(name, List.of(), text.query(), options, comment);
            }
            case MATERIALIZED -> {
                if (refreshesItself(name)) {
                    options.add(AUTO_REFRESH);
                }
                options.sort(null);
                yield new MaterializedView(
                        name, columns(text), text.query(), options, null, null, List.of(), comment);
            }
        };
    }

    private List<ViewColumn> columns(ViewText text) {
        return columns.columns(text.row().text("relid"), new SortKey.Auto()).stream()
                .map(
                        column ->
                                new ViewColumn(
                                        column.name(), column.type(), null, null, column.comment()))
                .toList();
    }

    private boolean refreshesItself(String view) {
        return refreshes.stream()
                .anyMatch(row -> row.text("name").equals(view) && row.flag("autorefresh"));
    }
}
