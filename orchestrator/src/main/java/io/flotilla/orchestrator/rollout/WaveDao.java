package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code rollout_wave}. */
@RegisterConstructorMapper(Wave.class)
interface WaveDao {

    @SqlBatch(
            "INSERT INTO rollout_wave (rollout_id, position, name) VALUES (:id, :position, :name)")
    void insert(long id, List<Integer> position, List<String> name);

    @SqlQuery(
            """
            SELECT position, name, opened_at, worked_at, promoted_at
            FROM rollout_wave WHERE rollout_id = :id ORDER BY position
            """)
    List<Wave> list(long id);

    @SqlUpdate(
            """
            UPDATE rollout_wave SET opened_at = :at
            WHERE rollout_id = :id AND position = :position AND opened_at IS NULL
            """)
    void open(long id, int position, Instant at);

    @SqlUpdate(
            """
            UPDATE rollout_wave SET worked_at = :at
            WHERE rollout_id = :id AND position = :position AND worked_at IS NULL
            """)
    void worked(long id, int position, Instant at);

    /** There is work in it again, so its bake starts anew when that is done. */
    @SqlUpdate(
            "UPDATE rollout_wave SET worked_at = NULL WHERE rollout_id = :id AND position = :position")
    void reopen(long id, int position);

    @SqlUpdate(
            """
            UPDATE rollout_wave SET promoted_at = now(), promoted_by = :by
            WHERE rollout_id = :id AND position = :position
              AND worked_at IS NOT NULL AND promoted_at IS NULL
            """)
    int promote(long id, int position, String by);
}
