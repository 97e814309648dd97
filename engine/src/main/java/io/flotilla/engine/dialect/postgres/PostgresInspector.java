package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** Reads schemas of PostgreSQL; not there yet. */
final class PostgresInspector implements Inspector {

    @Override
    public Schema inspect(Connection connection, String schema) {
        throw new UnsupportedOperationException("inspect");
    }

    @Override
    public Map<String, Inspection> inspectAll(Connection connection, List<String> schemas) {
        throw new UnsupportedOperationException("inspectAll");
    }
}
