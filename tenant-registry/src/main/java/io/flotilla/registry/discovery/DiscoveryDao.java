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
                        SELECT schema_name, tenant, labels, status
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
     * @param rows a JSON array of {schema, tenant, labels}
     */
    void relabel(long databaseId, String rows) {
        handle.createUpdate(
                        """
                        UPDATE target t
                        SET tenant = given.tenant,
                            labels = jsonb_strip_nulls(t.labels || given.labels),
                            status = CASE t.status WHEN 'leaving' THEN 'active' ELSE t.status END,
                            updated_at = now()
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb))
                            AS given (schema text, tenant text, labels jsonb)
                        WHERE t.database_id = :databaseId AND t.schema_name = given.schema
                        """)
                .bind("rows", rows)
                .bind("databaseId", databaseId)
                .execute();
    }

    /**
     * @param schemas a JSON array of names
     */
    void retire(long databaseId, String schemas) {
        handle.createUpdate(
                        """
                        UPDATE target t
                        SET status = 'leaving', updated_at = now()
                        FROM jsonb_array_elements_text(CAST(:schemas AS jsonb)) AS gone (schema)
                        WHERE t.database_id = :databaseId
                            AND t.schema_name = gone.schema
                            AND t.status = 'active'
                        """)
                .bind("schemas", schemas)
                .bind("databaseId", databaseId)
                .execute();
    }

    private static Registered registered(ResultSet row) throws SQLException {
        return new Registered(
                row.getString("tenant"),
                LabelJson.read(row.getString("labels")),
                Status.of(row.getString("status")));
    }
}
