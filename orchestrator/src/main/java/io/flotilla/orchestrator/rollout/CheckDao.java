package io.flotilla.orchestrator.rollout;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code rollout_check}. */
@RegisterConstructorMapper(AskedCheck.class)
interface CheckDao {

    /** 1 where it was last asked by {@code due} at the latest: then it is the caller's to ask. */
    @SqlUpdate(
            """
            INSERT INTO rollout_check AS known (rollout_id, wave, name, asked_at)
            VALUES (:id, :wave, :name, :now)
            ON CONFLICT (rollout_id, wave, name) DO UPDATE
            SET asked_at = excluded.asked_at
            WHERE known.asked_at <= :due
            """)
    int take(long id, int wave, String name, Instant now, Instant due);

    /** An answer to an older question than the last counts no more. */
    @SqlUpdate(
            """
            UPDATE rollout_check
            SET answered_at = :at, outcome = :outcome, detail = :detail
            WHERE rollout_id = :id AND wave = :wave AND name = :name AND asked_at = :askedAt
            """)
    void answered(
            long id,
            int wave,
            String name,
            Instant askedAt,
            Instant at,
            String outcome,
            String detail);

    @SqlQuery(
            """
            SELECT wave, name, asked_at, answered_at, outcome, detail
            FROM rollout_check WHERE rollout_id = :id ORDER BY wave, name
            """)
    List<AskedCheck> list(long id);

    /** Whoever goes on after an answer wants to hear a new one. */
    @SqlUpdate("DELETE FROM rollout_check WHERE rollout_id = :id")
    void forget(long id);
}
