package io.flotilla.orchestrator.rollout.shard;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who serves a database, and what is put in line again where that changed. */
interface FailoverDao {

    @SqlQuery("SELECT identity FROM database_server WHERE database_id = :databaseId")
    Optional<String> find(long databaseId);

    @SqlUpdate(
            """
            INSERT INTO database_server (database_id, identity, seen_at)
            VALUES (:databaseId, :identity, now())
            ON CONFLICT (database_id) DO UPDATE
            SET identity = excluded.identity, seen_at = excluded.seen_at
            """)
    void record(long databaseId, String identity);

    /** Rollouts that have not ended, in the order in which they are locked. */
    @SqlQuery(
            """
            SELECT r.id
            FROM rollout r
            JOIN rollout_database d ON d.rollout_id = r.id
            WHERE d.database_id = :databaseId AND r.state IN ('running', 'paused', 'reverting')
            ORDER BY r.id
            """)
    List<Long> listRollouts(long databaseId);

    /** Targets that are done and, read again, not where that left them; attempts will tell. */
    @SqlUpdate(
            """
            UPDATE rollout_target x
            SET state = 'pending', uncertain = true, attempts = 0, not_before = NULL,
                statement = NULL, finished_at = NULL, deferred = false, server_faults = 0,
                detail = 'was done, and is not any more since another server took over'
            FROM target_state s, rollout r
            WHERE x.rollout_id = :rolloutId AND r.id = x.rollout_id
              AND x.database_id = :databaseId AND s.target_id = x.target_id
              AND s.fingerprint <> s.expected_fingerprint AND x.direction = r.direction
              AND x.state IN ('applied', 'already-there', 'reverted')
            """)
    int putInLine(long rolloutId, long databaseId);
}
