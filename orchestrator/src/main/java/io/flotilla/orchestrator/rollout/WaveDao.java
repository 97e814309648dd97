package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code rollout_wave}. */
@RegisterConstructorMapper(Wave.class)
public interface WaveDao {

    @SqlBatch(
            "INSERT INTO rollout_wave (rollout_id, position, name) VALUES (:id, :position, :name)")
    void insert(long id, List<Integer> position, List<String> name);

    @SqlUpdate(
            "UPDATE rollout_wave SET targets = :targets WHERE rollout_id = :id AND position = :position")
    void setTargets(long id, int position, int targets);

    @SqlQuery(
            """
            SELECT position, name, targets, opened_at, worked_at, promoted_at, done_at, room
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
            UPDATE rollout_wave SET room = :room
            WHERE rollout_id = :id AND position = :position AND room IS DISTINCT FROM :room
            """)
    void setRoom(long id, int position, @Nullable Integer room);

    /** The way back is not a slow start. */
    @SqlUpdate("UPDATE rollout_wave SET room = NULL WHERE rollout_id = :id AND room IS NOT NULL")
    void clearRooms(long id);

    @SqlUpdate(
            """
            UPDATE rollout_wave SET worked_at = :at
            WHERE rollout_id = :id AND position = :position AND worked_at IS NULL
            """)
    void worked(long id, int position, Instant at);

    @SqlUpdate(
            "UPDATE rollout_wave SET done_at = :at WHERE rollout_id = :id AND position = :position")
    void done(long id, int position, Instant at);

    /** Waves with work in them again: their bakes start anew when that is done. */
    @SqlUpdate(
            """
            UPDATE rollout_wave w SET worked_at = NULL, done_at = NULL
            WHERE w.rollout_id = :id AND w.opened_at IS NOT NULL
              AND EXISTS (SELECT FROM rollout_target x
                          WHERE x.rollout_id = w.rollout_id AND x.wave = w.position
                            AND x.direction = 'forward' AND x.state = 'pending')
            """)
    void reopen(long id);

    @SqlUpdate(
            """
            UPDATE rollout_wave SET promoted_at = now(), promoted_by = :by
            WHERE rollout_id = :id AND position = :position
              AND worked_at IS NOT NULL AND promoted_at IS NULL
            """)
    int promote(long id, int position, String by);
}
