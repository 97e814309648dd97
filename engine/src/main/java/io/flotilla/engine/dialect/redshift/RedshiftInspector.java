package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the catalogs on the leader node, all at once, with the schema as the search path, so that
 * the server prints names without it. Needs no right that a user does not have who owns the schema.
 */
final class RedshiftInspector implements Inspector {

    private static final String QUERIES =
            String.join(";\n", Catalog.FILES.stream().map(RedshiftSql::load).toList());

    @Override
    public Schema inspect(Connection connection, String schema) throws SQLException {
        var answers =
                RedshiftSql.queries(
                        connection,
                        SearchPath.show()
                                + ";\n"
                                + SearchPath.enter(schema)
                                + ";\n"
                                + QUERIES.replace("current_schema()", Names.literal(schema)));
        var before = SearchPath.shown(answers.getFirst());
        if (!before.equals(SearchPath.of(schema))) {
            SearchPath.set(connection, before);
        }
        return SchemaReader.read(schema, Catalog.of(answers.subList(2, answers.size())));
    }

    /** What depends on what is read off the definitions, and costs nothing more. */
    @Override
    public Schema inspectStructure(Connection connection, String schema) throws SQLException {
        return inspect(connection, schema);
    }

    /** There is no aggregate over texts on the leader node: all must be inspected. */
    @Override
    public Map<String, String> digestAll(Connection connection, List<String> schemas) {
        return Map.of();
    }

    @Override
    public Optional<String> preparation() {
        return Optional.empty();
    }
}
