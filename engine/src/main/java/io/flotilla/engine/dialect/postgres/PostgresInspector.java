package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGStatement;

/**
 * Runs {@code inspect.sql}: once for one schema, once per chunk of schemas for a whole fleet. Looks
 * at grants only where privileges are managed.
 */
final class PostgresInspector implements Inspector {

    /** Keeps one answer to a few megabytes. */
    private static final int CHUNK = 50;

    static final String SQL = sql(Privileges.IGNORED);

    private final Privileges privileges;
    private final String sql;

    PostgresInspector() {
        this(Privileges.IGNORED);
    }

    PostgresInspector(Privileges privileges) {
        this.privileges = privileges;
        this.sql = sql(privileges);
    }

    private static String sql(Privileges privileges) {
        var managed = privileges == Privileges.MANAGED;
        var grants =
                "(SELECT json_agg(r) FROM (%s) r)"
                        .formatted(
                                PostgresSql.grants(
                                        "o.owner", "o.acl IS NOT NULL AND g.grantee IS NOT NULL"));
        return PostgresSql.load("inspect.sql")
                .replace(":'schemas'", "?")
                .replace(":'dependencies'", "?")
                .replace(":grants AS", (managed ? grants : "NULL") + " AS")
                .replace(":default_privileges", managed ? "0" : "'pg_default_acl'::regclass");
    }

    @Override
    public Schema inspect(Connection connection, String schema) throws SQLException {
        return inspect(connection, schema, true);
    }

    @Override
    public Schema inspectStructure(Connection connection, String schema) throws SQLException {
        return inspect(connection, schema, false);
    }

    private Schema inspect(Connection connection, String schema, boolean dependencies)
            throws SQLException {
        return switch (inspectChunk(connection, List.of(schema), dependencies).get(schema)) {
            case Inspection.Found(var found) -> found;
            case Inspection.Unsupported(var reason) -> throw reason;
            case Inspection.Missing() -> throw new SchemaNotFound(schema);
            case null -> throw new SchemaNotFound(schema);
        };
    }

    @Override
    public Map<String, Inspection> inspectAll(Connection connection, List<String> schemas)
            throws SQLException {
        var inspections = new LinkedHashMap<String, Inspection>();
        var names = schemas.stream().distinct().toList();
        for (var from = 0; from < names.size(); from += CHUNK) {
            var chunk = names.subList(from, Math.min(from + CHUNK, names.size()));
            inspections.putAll(inspectChunk(connection, chunk, false));
        }
        return inspections;
    }

    @Override
    public Map<String, String> digestAll(Connection connection, List<String> schemas)
            throws SQLException {
        return PostgresDigests.read(connection, schemas, privileges);
    }

    private Map<String, Inspection> inspectChunk(
            Connection connection, List<String> schemas, boolean dependencies) throws SQLException {
        var inspections = new LinkedHashMap<String, Inspection>();
        schemas.forEach(name -> inspections.put(name, new Inspection.Missing()));
        try (var query = connection.prepareStatement(sql)) {
            // from the first time on: planning costs several times the run, and the driver would
            // have it planned anew the first five times
            query.unwrap(PGStatement.class).setPrepareThreshold(1);
            query.setBoolean(1, dependencies);
            query.setArray(2, connection.createArrayOf("text", schemas.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var name = rows.getString("schema");
                    inspections.put(name, inspection(name, SchemaRowsReader.read(rows)));
                }
            }
        }
        return inspections;
    }

    private static Inspection inspection(String schema, SchemaRows rows) {
        var unsupported = rows.unsupported();
        return unsupported.isEmpty()
                ? new Inspection.Found(SchemaAssembler.assemble(rows))
                : new Inspection.Unsupported(new UnsupportedObject(schema, unsupported));
    }

    /** Planning or compiling them costs more than running them. */
    @Override
    public Optional<String> preparation() {
        return Optional.of("SET jit = off; SET plan_cache_mode = force_generic_plan");
    }
}
