package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a schema of the rows of its catalog. For one reading. */
final class SchemaReader {

    /** What everything begins with that plans put into a schema and nobody is shown. */
    static final String HIDDEN = "_flotilla_";

    private final String schema;
    private final Catalog catalog;
    private final List<String> unsupported = new ArrayList<>();

    private SchemaReader(String schema, Catalog catalog) {
        this.schema = schema;
        this.catalog = catalog;
    }

    /**
     * @throws SchemaNotFound if the catalog has no such schema
     * @throws UnsupportedObject naming everything that the model cannot hold
     */
    static Schema read(String schema, Catalog catalog) {
        if (catalog.schemas().isEmpty()) {
            throw new SchemaNotFound(schema);
        }
        return new SchemaReader(schema, catalog).read();
    }

    private Schema read() {
        if (catalog.schemas().getFirst().number("external") > 0) {
            throw new UnsupportedObject(
                    schema, List.of("nothing of its own: it is an external schema"));
        }
        var columns = new ColumnReader(catalog.columns());
        var texts = viewTexts();
        var kept =
                texts.stream()
                        .filter(ViewText::isMaterialized)
                        .map(ViewText::name)
                        .collect(Collectors.toSet());
        var tables = tables(columns, kept);
        var objects = new ArrayList<SchemaObject>();
        var views = new ViewReader(columns, catalog.refreshes());
        texts.forEach(text -> attempt(() -> objects.add(views.read(text))));
        var routines = new RoutineReader(catalog.types());
        catalog.routines().forEach(row -> attempt(() -> objects.add(routines.read(row))));
        if (!unsupported.isEmpty()) {
            throw new UnsupportedObject(schema, unsupported);
        }
        objects.sort(
                Comparator.comparing((SchemaObject object) -> object.objectName().kind())
                        .thenComparing(object -> object.objectName().name()));
        return new Schema(tables, objects, Dependencies.of(tables, objects));
    }

    private List<Table> tables(ColumnReader columns, Set<String> materialized) {
        var reader = new TableReader(schema, columns, catalog.constraints());
        var tables = new ArrayList<Table>();
        for (var row : shown()) {
            switch (row.text("relkind")) {
                case "r" -> {
                    if (!isRowsOf(materialized, row.text("relname"))) {
                        attempt(() -> tables.add(reader.read(row)));
                    }
                }
                case "v" -> {}
                default ->
                        unsupported.add(
                                "%s, a relation of kind %s"
                                        .formatted(row.text("relname"), row.text("relkind")));
            }
        }
        return tables;
    }

    /** Where a materialized view keeps its rows. */
    private static boolean isRowsOf(Set<String> materialized, String table) {
        return materialized.stream().anyMatch(view -> table.startsWith("mv_tbl__" + view + "__"));
    }

    private List<ViewText> viewTexts() {
        var texts = new ArrayList<ViewText>();
        for (var row : shown()) {
            if (row.text("relkind").equals("v")) {
                attempt(() -> texts.add(ViewText.read(schema, row)));
            }
        }
        return texts;
    }

    private List<Row> shown() {
        return catalog.relations().stream()
                .filter(row -> !row.text("relname").startsWith(HIDDEN))
                .toList();
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (NotModelled e) {
            unsupported.add(String.valueOf(e.getMessage()));
        }
    }

    /** The message names the object. */
    static final class NotModelled extends RuntimeException {
        NotModelled(String what) {
            super(what);
        }
    }
}
