package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists what is in a database, and has the server say what each thing is: only {@code SHOW CREATE}
 * says everything, and it opens nothing but that thing. The database is the connection's current
 * one meanwhile; a connection that came without one keeps it.
 */
final class MySqlInspector implements Inspector {

    private static final String LIST = MySqlSql.load("inspect.sql");

    @Override
    public Schema inspect(Connection connection, String schema) throws SQLException {
        var before = connection.getCatalog();
        enter(connection, schema);
        try {
            return new DatabaseReading(connection, schema, listing(connection, schema)).read();
        } finally {
            if (before != null && !before.isEmpty() && !before.equals(schema)) {
                connection.setCatalog(before);
            }
        }
    }

    private static void enter(Connection connection, String schema) throws SQLException {
        try {
            connection.setCatalog(schema);
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlSql.NO_SUCH_DATABASE) {
                throw new SchemaNotFound(schema);
            }
            throw e;
        }
    }

    static Listing listing(Connection connection, String schema) throws SQLException {
        var sql = LIST.replace("DATABASE()", Identifiers.literal(schema));
        var listing =
                new Listing(
                        MySqlSql.rows(connection, sql).stream()
                                .map(
                                        row ->
                                                new Listing.Entry(
                                                        row.get(0),
                                                        row.get(1),
                                                        row.get(2),
                                                        Integer.parseInt(row.get(3))))
                                .toList());
        return listing.with(EventListing.read(connection, schema, listing.flavour().isMariaDb()));
    }

    /** What depends on what is read off the definitions, and costs nothing more. */
    @Override
    public Schema inspectStructure(Connection connection, String schema) throws SQLException {
        return inspect(connection, schema);
    }

    /**
     * Neither server can digest text that only {@code SHOW CREATE} gives: all must be inspected.
     */
    @Override
    public Map<String, String> digestAll(Connection connection, List<String> schemas) {
        return Map.of();
    }

    @Override
    public Optional<String> preparation() {
        return Optional.empty();
    }
}
