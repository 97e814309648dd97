package io.flotilla.registry.discovery;

import io.flotilla.registry.label.LabelJson;
import io.flotilla.registry.target.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The reads and batched writes of a discovery, in the caller's transaction. */
final class DiscoveryDao {

    private final Handle handle;

    DiscoveryDao(Handle handle) {
        this.handle = handle;
    }

    /** The database's targets of any status by schema, in the order of ids. */
    Map<String, Registered> registered(long databaseId) {
        return handle.createQuery(
                        """
                        SELECT id, schema_name, tenant, labels, status
                        FROM target
                        WHERE database_id = :databaseId
                        ORDER BY id
                        """)
                .bind("databaseId", databaseId)
                .reduceResultSet(
                        new LinkedHashMap<>(),
                        (targets, row, context) -> {
                            targets.put(row.getString("schema_name"), registered(row));
                            return targets;
                        });
    }

    /**
     * Sets tenants and patches labels, so that a label changed meanwhile and not spoken of here
     * stays; what was leaving becomes active.
     *
     * @param rows a JSON array of {id, tenant, labels}; ids, because by schema name the planner may
     *     compare every row with every target while a new table has no statistics
     */
    void relabel(String rows) {
        handle.createUpdate(
                        """
                        UPDATE target t
                        SET tenant = given.tenant,
                            labels = jsonb_strip_nulls(t.labels || given.labels),
                            status = CASE t.status WHEN 'leaving' THEN 'active' ELSE t.status END,
                            updated_at = now()
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb))
                            AS given (id bigint, tenant text, labels jsonb)
                        WHERE t.id = given.id
                        """)
                .bind("rows", rows)
                .execute();
    }

    /**
     * @param ids a JSON array
     */
    void retire(String ids) {
        handle.createUpdate(
                        """
                        UPDATE target t
                        SET status = 'leaving', updated_at = now()
                        FROM jsonb_array_elements(CAST(:ids AS jsonb)) AS gone (id)
                        WHERE t.id = CAST(gone.id AS bigint) AND t.status = 'active'
                        """)
                .bind("ids", ids)
                .execute();
    }

    private static Registered registered(ResultSet row) throws SQLException {
        return new Registered(
                row.getLong("id"),
                row.getString("tenant"),
                LabelJson.read(row.getString("labels")),
                Status.of(row.getString("status")));
    }
}
