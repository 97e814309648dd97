package io.flotilla.registry.target;

import io.flotilla.registry.label.LabelJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code target}. Lists are in the order of ids and page by the last id seen, so a page
 * costs the same wherever it starts.
 */
@RegisterRowMapper(TargetMapper.class)
public interface TargetDao {

    /** What {@link TargetMapper} reads, from {@code target t} and {@code target_database d}. */
    String COLUMNS =
            """
            t.id, t.tenant, t.database_id, d.name AS database_name, t.schema_name, t.labels,
            t.status, t.pinned_release, t.notes, t.created_at, t.updated_at
            """;

    int BATCH = 5_000;

    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + """
                    FROM target t
                    JOIN target_database d ON d.id = t.database_id
                    WHERE t.id = :id
                    """)
    Optional<Target> findById(long id);

    default Target requireById(long id) {
        return findById(id).orElseThrow(() -> new TargetNotFound(id));
    }

    /** A tenant's targets: usually one, several when it has a schema on several databases. */
    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + """
                    FROM target t
                    JOIN target_database d ON d.id = t.database_id
                    WHERE t.tenant = :tenant
                    ORDER BY t.id
                    """)
    List<Target> listByTenant(String tenant);

    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + """
                    FROM target t
                    JOIN target_database d ON d.id = t.database_id
                    WHERE t.database_id = :databaseId AND t.schema_name = :schemaName
                    """)
    Optional<Target> findBySchema(long databaseId, String schemaName);

    /**
     * @param after the last id of the page before, 0 for the first page
     */
    default List<Target> list(TargetFilter filter, long after, int limit) {
        var sql = filter.sql();
        return listWhere(sql.condition(), sql.binds(), after, limit);
    }

    default long count(TargetFilter filter) {
        var sql = filter.sql();
        return countWhere(sql.condition(), sql.binds());
    }

    /**
     * Registers targets, some thousands a statement; call it in a transaction to have all or none.
     *
     * @return their ids, in the order given
     */
    default List<Long> insertAll(List<NewTarget> targets) {
        var ids = new ArrayList<Long>(targets.size());
        for (var from = 0; from < targets.size(); from += BATCH) {
            var batch = targets.subList(from, Math.min(from + BATCH, targets.size()));
            ids.addAll(insertJson(LabelJson.write(batch)));
        }
        return ids;
    }

    /**
     * @throws TargetNotFound if there is no target with this id
     */
    default Target update(long id, TargetPatch patch) {
        var status = patch.status();
        return updateColumns(
                        id,
                        LabelJson.write(patch.labels()),
                        status == null ? null : status.text(),
                        patch.notes())
                .orElseThrow(() -> new TargetNotFound(id));
    }

    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + """
                    FROM target t
                    JOIN target_database d ON d.id = t.database_id
                    WHERE t.id > :after AND <condition>
                    ORDER BY t.id
                    LIMIT :limit
                    """)
    List<Target> listWhere(
            @Define String condition, @BindMap Map<String, Object> binds, long after, int limit);

    @SqlQuery("SELECT count(*) FROM target t WHERE <condition>")
    long countWhere(@Define String condition, @BindMap Map<String, Object> binds);

    /** Rows as one JSON array: one parameter and one round trip, however many there are. */
    @SqlQuery(
            """
            INSERT INTO target (tenant, database_id, schema_name, labels)
            SELECT tenant, "databaseId", "schemaName", labels
            FROM ROWS FROM (
                jsonb_to_recordset(CAST(:json AS jsonb))
                AS (tenant text, "databaseId" bigint, "schemaName" text, labels jsonb)
            ) WITH ORDINALITY AS given (tenant, "databaseId", "schemaName", labels, position)
            ORDER BY position
            RETURNING id
            """)
    List<Long> insertJson(String json);

    @SqlQuery(
            """
            UPDATE target t
            SET labels = jsonb_strip_nulls(t.labels || CAST(:labels AS jsonb)),
                status = coalesce(:status, t.status),
                notes = nullif(coalesce(:notes, t.notes), ''),
                updated_at = now()
            FROM target_database d
            WHERE t.id = :id AND d.id = t.database_id
            RETURNING
            """
                    + COLUMNS)
    Optional<Target> updateColumns(
            long id, String labels, @Nullable String status, @Nullable String notes);
}
