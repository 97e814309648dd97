package io.flotilla.engine.dialect.redshift;

import java.util.List;

/** What the queries of one inspection found; each list is the answer to the file of its name. */
record Catalog(
        List<Row> schemas,
        List<Row> relations,
        List<Row> columns,
        List<Row> constraints,
        List<Row> routines,
        List<Row> types,
        List<Row> refreshes) {

    /** The files, in the order in which {@link #of} takes their answers. */
    static final List<String> FILES =
            List.of(
                    "schemas.sql",
                    "relations.sql",
                    "columns.sql",
                    "constraints.sql",
                    "routines.sql",
                    "types.sql",
                    "refreshes.sql");

    Catalog {
        schemas = List.copyOf(schemas);
        relations = List.copyOf(relations);
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        routines = List.copyOf(routines);
        types = List.copyOf(types);
        refreshes = List.copyOf(refreshes);
    }

    static Catalog of(List<List<Row>> answers) {
        return new Catalog(
                answers.get(0),
                answers.get(1),
                answers.get(2),
                answers.get(3),
                answers.get(4),
                answers.get(5),
                answers.get(6));
    }
}
