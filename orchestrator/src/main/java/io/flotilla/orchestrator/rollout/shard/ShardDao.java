package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.orchestrator.rollout.DeferredTargets;
import io.flotilla.orchestrator.rollout.RolloutDao;
import io.flotilla.orchestrator.rollout.Windows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Claims targets and writes down what became of them, by the control database's clock. */
interface ShardDao {

    @SqlQuery(
            """
            SELECT r.state, r.direction, r.revision, coalesce(s.breaker, 'closed') AS breaker,
                   coalesce(s.faults, 0) AS server_faults
            FROM rollout r
            LEFT JOIN target_database d ON d.id = :databaseId
            LEFT JOIN target_server s ON s.host = d.host AND s.port = d.port
            WHERE r.id = :rolloutId
            """)
    @RegisterConstructorMapper(Permit.class)
    Permit permit(long rolloutId, long databaseId);

    /**
     * Claims up to {@code most} targets of the open waves, as long as no more than {@code parallel}
     * of the rollout are claimed together, and of each wave no more than it has room for. Where
     * there is either bound, call it under {@link RolloutDao#lock}, which is what makes it hold
     * over all shards, and under {@link RolloutDao#lockShared} elsewhere. What an earlier attempt
     * came to leaves the target's row, and is in the claim. Deferred targets come when their wave
     * has nothing else left; those that are not active any more, not at all.
     */
    @SqlQuery(
            """
            WITH picked AS (
                SELECT x.rollout_id, x.target_id, x.state, x.detail
                FROM rollout_open_wave w
                CROSS JOIN LATERAL (
                    SELECT x.*
                    FROM rollout_target x
                    WHERE x.rollout_id = w.rollout_id AND x.database_id = :databaseId
                      AND x.wave = w.position AND x.direction = :direction
                      AND x.state IN ('pending', 'retrying', 'unknown', 'deferred')
                      AND (x.not_before IS NULL OR x.not_before <= now())
                      AND NOT EXISTS (SELECT FROM target q
                                      WHERE q.id = x.target_id AND q.status <> 'active')
                      AND """
                    + Windows.IN_WINDOW
                    + "AND"
                    + DeferredTargets.LAST
                    + """
                    ORDER BY x.turn, x.target_id
                    LIMIT greatest(0, least(:most, CASE WHEN w.room IS NOT NULL THEN w.room - (
                        SELECT count(*) FROM rollout_target b
                        WHERE b.rollout_id = w.rollout_id AND b.wave = w.position
                          AND b.state = 'running') END))
                    FOR UPDATE SKIP LOCKED) x
                WHERE w.rollout_id = :rolloutId
                ORDER BY x.wave, x.turn, x.target_id
                LIMIT greatest(0, least(:most, CASE WHEN :parallel < 2147483647 THEN :parallel - (
                    SELECT count(*) FROM rollout_target b
                    WHERE b.rollout_id = :rolloutId AND b.state = 'running') END)))
            UPDATE rollout_target t
            SET state = 'running', epoch = nextval('attempt_epoch'), attempts = t.attempts + 1,
                claimed_by = :node, claimed_at = now(),
                claimed_until = now() + make_interval(secs => :lease),
                not_before = NULL, statement = NULL, statements = NULL,
                detail = NULL, failure_kind = NULL, sql_state = NULL, error_group = NULL,
                started_at = coalesce(t.started_at, now())
            FROM picked
            WHERE t.rollout_id = picked.rollout_id AND t.target_id = picked.target_id
            RETURNING t.target_id, t.tenant, t.schema_name, t.plan_digest, t.epoch,
                      t.attempts AS attempt, t.uncertain, t.deferred, t.server_faults,
                      picked.state AS was, picked.detail
            """)
    @RegisterConstructorMapper(ClaimedTarget.class)
    List<ClaimedTarget> claim(
            long rolloutId,
            long databaseId,
            String direction,
            int most,
            int parallel,
            String node,
            double lease);

    /**
     * Keeps leases alive, and shows how far attempts are; {@code rows} is an array of objects. A
     * lease that is nearly new is left as it is: most attempts are over before it is not.
     */
    @SqlUpdate(
            """
            UPDATE rollout_target t
            SET claimed_until = now() + make_interval(secs => :lease),
                statement = v.statement, statements = v.statements
            FROM jsonb_to_recordset(CAST(:rows AS jsonb))
                     AS v (target_id bigint, epoch bigint, statement int, statements int)
            WHERE t.rollout_id = :rolloutId AND t.target_id = v.target_id AND t.epoch = v.epoch
              AND t.claimed_until < now() + make_interval(secs => :lease * 11 / 12)
            """)
    int renew(long rolloutId, String rows, double lease);

    /**
     * Ends attempts: the target's row and, with an outcome, one row of history each, where the
     * epoch is still the attempt's own. An attempt with an outcome that is not counted was cut
     * short by its server. What it returns was written; the rest belongs to somebody else by now. A
     * target is told to be claimed by its lease and not by its state, so that it is looked up by
     * its id: the index on running ones seems small to the planner, and is as long as all claims.
     */
    @SqlQuery(
            """
            WITH v AS (
                SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS v (
                    target_id bigint, epoch bigint, state text, counted boolean, outcome text,
                    detail text, failure_kind text, sql_state text, statement int,
                    uncertain boolean, difference text, retry_seconds float8, seconds float8,
                    error_group text)),
            written AS (
                UPDATE rollout_target t
                SET state = v.state, detail = v.detail, failure_kind = v.failure_kind,
                    sql_state = v.sql_state, statement = v.statement, uncertain = v.uncertain,
                    difference = v.difference, error_group = v.error_group,
                    deferred = t.deferred OR v.state = 'deferred',
                    server_faults = t.server_faults
                        + CASE WHEN NOT v.counted AND v.outcome IS NOT NULL THEN 1 ELSE 0 END,
                    attempts = t.attempts - CASE WHEN v.counted THEN 0 ELSE 1 END,
                    claimed_by = NULL, claimed_until = NULL,
                    not_before = now() + make_interval(secs => v.retry_seconds),
                    finished_at = CASE WHEN v.state NOT IN
                                           ('pending', 'retrying', 'deferred', 'unknown')
                                       THEN now() END
                FROM v
                WHERE t.rollout_id = :rolloutId AND t.target_id = v.target_id
                  AND t.epoch = v.epoch AND t.claimed_until IS NOT NULL
                RETURNING t.target_id, t.epoch, t.attempts, t.direction, t.plan_digest),
            history AS (
                INSERT INTO attempt (epoch, rollout_id, target_id, number, direction, plan_digest,
                                     node, outcome, detail, failure_kind, sql_state, statement,
                                     error_group, started_at, finished_at)
                SELECT w.epoch, :rolloutId, w.target_id,
                       w.attempts + CASE WHEN v.counted THEN 0 ELSE 1 END,
                       w.direction, w.plan_digest,
                       :node, v.outcome, v.detail, v.failure_kind, v.sql_state, v.statement,
                       v.error_group, now() - make_interval(secs => v.seconds), now()
                FROM written w
                JOIN v ON v.target_id = w.target_id
                WHERE v.outcome IS NOT NULL)
            SELECT target_id, now() AS at FROM written
            """)
    @RegisterConstructorMapper(Written.class)
    List<Written> end(long rolloutId, String node, String rows);

    /** A target whose ending was written, and when. */
    public record Written(long targetId, Instant at) {}

    /** The state of the rollout an attempt is made for; empty where its epoch is not current. */
    @SqlQuery(
            """
            SELECT r.state
            FROM rollout_target x
            JOIN rollout r ON r.id = x.rollout_id
            WHERE x.rollout_id = :rolloutId AND x.target_id = :targetId AND x.epoch = :epoch
            """)
    Optional<String> findState(long rolloutId, long targetId, long epoch);

    /** Writes an intent down before it is carried out; 0 where the epoch is no longer current. */
    @SqlUpdate(
            """
            INSERT INTO attempt_event (epoch, position, sql)
            SELECT :epoch, :position, :sql
            FROM rollout_target
            WHERE rollout_id = :rolloutId AND target_id = :targetId AND epoch = :epoch
            """)
    int intend(long rolloutId, long targetId, long epoch, int position, String sql);

    @SqlUpdate(
            """
            UPDATE attempt_event e
            SET finished_at = now()
            FROM unnest(CAST(:epochs AS bigint[]), CAST(:positions AS int[])) AS v (epoch, position)
            WHERE e.epoch = v.epoch AND e.position = v.position
            """)
    void carriedOut(Long[] epochs, Integer[] positions);

    /** The database is left alone for a while, the longer the more often in a row it failed. */
    @SqlUpdate(
            """
            UPDATE rollout_database
            SET problem = :problem, problems = problems + 1,
                not_before = now() + make_interval(
                    secs => least(60, 2 ^ least(problems, 6)) * (1 + random() / 2))
            WHERE rollout_id = :rolloutId AND database_id = :databaseId
            """)
    void recordProblem(long rolloutId, long databaseId, String problem);

    @SqlUpdate(
            """
            UPDATE rollout_database SET problem = NULL, problems = 0, not_before = NULL
            WHERE rollout_id = :rolloutId AND database_id = :databaseId AND problem IS NOT NULL
            """)
    void clearProblem(long rolloutId, long databaseId);

    /** A shard has its turn now; those that wait longer come before it the next time. */
    @SqlUpdate(
            """
            UPDATE rollout_database SET turned_at = now()
            WHERE rollout_id = :rolloutId AND database_id = :databaseId
            """)
    void turn(long rolloutId, long databaseId);

    @SqlQuery("SELECT count(*) FROM rollout_database WHERE rollout_id = :rolloutId")
    int countDatabases(long rolloutId);

    /** The newest release of the same name and dialect that is in a state. */
    @SqlQuery(
            """
            SELECT l.id FROM release l
            WHERE l.fingerprint = :fingerprint
              AND (l.name, l.dialect) = (SELECT name, dialect FROM release WHERE id = :releaseId)
            ORDER BY l.id DESC LIMIT 1
            """)
    Optional<Long> findRelease(long releaseId, String fingerprint);
}
