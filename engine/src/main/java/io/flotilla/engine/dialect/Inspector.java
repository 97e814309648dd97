package io.flotilla.engine.dialect;

import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads live schemas out of a server's catalog. Stateless, for any thread. */
public interface Inspector {

    /**
     * Reads one schema in one round trip, at a cost that depends on that schema alone, with what
     * depends on what. Inside a transaction it sees that transaction's work. Leaves the
     * connection's settings as they were.
     *
     * @throws SchemaNotFound if there is no such schema
     * @throws UnsupportedObject if it holds something Flotilla does not model
     */
    Schema inspect(Connection connection, String schema) throws SQLException;

    /**
     * The same without what depends on what, which costs less: enough for a fingerprint, not to
     * plan with.
     */
    Schema inspectStructure(Connection connection, String schema) throws SQLException;

    /**
     * Reads many schemas of one database for a whole-fleet scan; same results as {@link
     * #inspectStructure} one by one. A schema that is not there, or not modelled, is a value of the
     * map, not an error.
     */
    default Map<String, Inspection> inspectAll(Connection connection, List<String> schemas)
            throws SQLException {
        var inspections = new LinkedHashMap<String, Inspection>();
        for (var schema : schemas) {
            try {
                inspections.put(schema, new Inspection.Found(inspectStructure(connection, schema)));
            } catch (SchemaNotFound e) {
                inspections.put(schema, new Inspection.Missing());
            } catch (UnsupportedObject e) {
                inspections.put(schema, new Inspection.Unsupported(e));
            }
        }
        return inspections;
    }

    /**
     * Computes on the server, at a fraction of the cost of inspecting, a digest per schema: two
     * schemas of one database that have the same digest at one time are inspected as equal. Equal
     * schemas may have different digests. One that is missing from the map must be inspected.
     */
    Map<String, String> digestAll(Connection connection, List<String> schemas) throws SQLException;

    /**
     * SQL that makes inspections cost less on a connection that many are made on, if there is any.
     */
    Optional<String> preparation();

    /** What a scan found in place of, or as, a schema. */
    sealed interface Inspection {
        record Found(Schema schema) implements Inspection {}

        record Missing() implements Inspection {}

        record Unsupported(UnsupportedObject reason) implements Inspection {}
    }
}
