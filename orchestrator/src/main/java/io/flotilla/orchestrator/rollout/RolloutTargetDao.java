package io.flotilla.orchestrator.rollout;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What acts and the driver do to a rollout's targets, many at a time. */
interface RolloutTargetDao {

    @SqlQuery("SELECT count(*) FROM rollout_target WHERE rollout_id = :id AND state = :state")
    int count(long id, String state);

    /**
     * Whether there is work left in a direction from one wave to another. It asks each database for
     * one target, in the order of the index on what may be claimed: the fleet's size does not
     * matter.
     */
    @SqlQuery(
            """
            SELECT EXISTS (
                SELECT FROM rollout_target
                WHERE rollout_id = :id AND direction = :direction
                  AND wave BETWEEN :first AND :last AND state = 'running')
            OR EXISTS (
                SELECT FROM rollout_database d
                CROSS JOIN generate_series(:first, :last) AS waves (wave)
                CROSS JOIN LATERAL (
                    SELECT FROM rollout_target x
                    WHERE x.rollout_id = d.rollout_id AND x.database_id = d.database_id
                      AND x.wave = waves.wave AND x.direction = :direction
                      AND x.state IN ('pending', 'retrying', 'unknown', 'deferred')
                    ORDER BY x.turn LIMIT 1) one
                WHERE d.rollout_id = :id)
            """)
    boolean hasOpen(long id, String direction, int first, int last);

    /** Targets of a wave that attempts have changed; {@code most} are counted. */
    @SqlQuery(
            """
            SELECT count(*) FROM (
                SELECT FROM rollout_target
                WHERE rollout_id = :id AND wave = :wave AND state = 'applied'
                LIMIT :most) x
            """)
    int countSuccesses(long id, int wave, int most);

    /** Accepts the failures there are in a direction: budgets count from here. */
    @SqlUpdate(
            """
            UPDATE rollout_target
            SET forgiven = true
            WHERE rollout_id = :id AND direction = :direction AND NOT forgiven
              AND state IN ('failed', 'revert-failed', 'held', 'not-revertible')
            """)
    int forgive(long id, String direction);

    /**
     * Databases with targets that may be claimed right now, the one whose last turn is longest ago
     * first. Not among them are those whose server is left alone or has no connection to spare, and
     * those on which a rollout of higher priority has work.
     */
    @SqlQuery(
            """
            SELECT d.database_id
            FROM rollout_database d
            JOIN rollout r ON r.id = d.rollout_id
            JOIN target_database b ON b.id = d.database_id
            WHERE d.rollout_id = :id AND (d.not_before IS NULL OR d.not_before <= now())
              AND EXISTS (
                  SELECT FROM rollout_open_wave w
                  JOIN rollout_target x ON x.rollout_id = w.rollout_id AND x.wave = w.position
                  WHERE w.rollout_id = d.rollout_id AND x.database_id = d.database_id
                    AND x.direction = :direction
                    AND x.state IN ('pending', 'retrying', 'unknown', 'deferred')
                    AND (x.not_before IS NULL OR x.not_before <= now())
                    AND """
                    + Windows.IN_WINDOW
                    + "AND"
                    + DeferredTargets.LAST
                    + """
                    )
              AND NOT EXISTS (
                  SELECT FROM target_server s
                  WHERE s.host = b.host AND s.port = b.port
                    AND ((s.breaker <> 'closed' AND s.retry_at > now())
                         OR s.connection_cap <= (
                             SELECT sum(p.connections) FROM server_permit p
                             WHERE p.host = s.host AND p.port = s.port AND p.until > now())))
              AND NOT EXISTS (
            """
                    + OUTRANKING
                    + """
                  )
            ORDER BY d.turned_at NULLS FIRST, d.database_id
            """)
    List<Long> listClaimableDatabases(long id, String direction);

    /** Rollouts with work on the database of {@code d} that come before rollout {@code r}. */
    String OUTRANKING =
            """
            SELECT o.id
            FROM rollout o
            JOIN rollout_database od ON od.rollout_id = o.id AND od.database_id = d.database_id
            WHERE o.priority > r.priority AND o.state IN ('running', 'reverting')
              AND EXISTS (
                  SELECT FROM rollout_target w
                  WHERE w.rollout_id = o.id AND w.database_id = d.database_id
                    AND w.direction = o.direction
                    AND w.wave IN (SELECT ow.position FROM rollout_open_wave ow
                                 WHERE ow.rollout_id = o.id)
                    AND w.state IN ('pending', 'running', 'retrying', 'unknown'))
            """;

    /**
     * Leaves alone, for good, what is no longer active and has not begun: whoever quarantined it
     * said why.
     */
    @SqlUpdate(
            """
            UPDATE rollout_target x
            SET state = CASE x.direction WHEN 'forward' THEN 'skipped' ELSE 'not-revertible' END,
                detail = t.status || CASE WHEN t.status = 'quarantined'
                    THEN coalesce(': ' || t.quarantine_reason, '') ELSE '' END,
                not_before = NULL, finished_at = now()
            FROM target t, rollout r
            WHERE t.id = x.target_id AND t.status <> 'active'
              AND r.id = x.rollout_id AND r.state IN ('running', 'reverting')
              AND x.state IN ('pending', 'retrying', 'deferred') AND NOT x.uncertain
            """)
    int skipInactive();

    /**
     * Takes targets from owners whose lease ran out: the attempt's end is unknown, and the next one
     * settles it by looking. One row of history says so.
     */
    @SqlUpdate(
            """
            WITH expired AS (
                UPDATE rollout_target
                SET state = 'unknown', uncertain = true, claimed_until = NULL, not_before = NULL,
                    detail = 'interrupted on ' || claimed_by || '; being settled'
                WHERE state = 'running' AND claimed_until < now()
                RETURNING *)
            INSERT INTO attempt (epoch, rollout_id, target_id, number, direction, plan_digest, node,
                                 outcome, detail, statement, started_at, finished_at)
            SELECT epoch, rollout_id, target_id, attempts, direction, plan_digest, claimed_by,
                   'interrupted', 'the lease ran out', statement, claimed_at, now()
            FROM expired
            """)
    int expireLeases();

    /**
     * Ends what is open in an aborted rollout; what may have been changed is not called skipped.
     */
    @SqlUpdate(
            """
            UPDATE rollout_target x
            SET state = CASE WHEN x.direction = 'forward' AND x.uncertain THEN 'failed'
                             WHEN x.direction = 'forward' THEN 'skipped'
                             WHEN x.uncertain THEN 'revert-failed'
                             ELSE 'applied' END,
                detail = CASE WHEN x.uncertain
                              THEN 'aborted before the last attempt was settled; scan the target'
                              WHEN x.direction = 'forward' THEN 'aborted' END,
                direction = CASE WHEN x.uncertain THEN x.direction ELSE 'forward' END,
                not_before = NULL, finished_at = now()
            WHERE x.rollout_id = :id
              AND x.state IN ('pending', 'retrying', 'deferred', 'unknown')
            """)
    int endAborted(long id);

    /** Ends forward work that a revert of everything makes pointless. */
    @SqlUpdate(
            """
            UPDATE rollout_target
            SET state = CASE WHEN uncertain THEN 'failed' ELSE 'skipped' END,
                detail = 'reverted before its turn', not_before = NULL, finished_at = now()
            WHERE rollout_id = :id AND direction = 'forward'
              AND state IN ('pending', 'retrying', 'deferred', 'unknown')
            """)
    int skipOpen(long id);

    @SqlUpdate(
            RETRY
                    + """
                    AND ((:direction = 'forward'
                          AND (state = 'failed' OR (state = 'held' AND plan_digest IS NOT NULL)))
                         OR (:direction = 'revert' AND state = 'revert-failed'))
                    """)
    int retryAll(long id, String direction);

    @SqlUpdate(
            RETRY
                    + """
                    AND tenant IN (<tenants>)
                    AND ((:direction = 'forward'
                          AND (state = 'failed' OR (state = 'held' AND plan_digest IS NOT NULL)))
                         OR (:direction = 'revert' AND state = 'revert-failed'))
                    """)
    int retry(long id, String direction, @BindList List<String> tenants);

    String RETRY =
            """
            UPDATE rollout_target
            SET state = 'pending', attempts = 0, not_before = NULL, finished_at = NULL,
                detail = NULL, failure_kind = NULL, sql_state = NULL, difference = NULL,
                forgiven = false, deferred = false, server_faults = 0, error_group = NULL
            WHERE rollout_id = :id AND direction = :direction
            """;

    /** A failed target that may be half changed goes back as well as an applied one. */
    String REVERT =
            """
            UPDATE rollout_target
            SET state = 'pending', direction = 'revert', attempts = 0, not_before = NULL,
                uncertain = false, finished_at = NULL, detail = NULL, failure_kind = NULL,
                sql_state = NULL, difference = NULL, statement = NULL, forgiven = false,
                deferred = false, server_faults = 0, error_group = NULL
            WHERE rollout_id = :id
              AND (state IN ('applied', 'revert-failed') OR (state = 'failed' AND uncertain))
            """;

    @SqlUpdate(REVERT)
    int revertAll(long id);

    @SqlUpdate(REVERT + " AND tenant IN (<tenants>)")
    int revert(long id, @BindList List<String> tenants);

    @SqlUpdate(REVERT + " AND wave = :wave")
    int revertWave(long id, int wave);

    /** Those of the names that are no tenant of the rollout. */
    @SqlQuery(
            """
            SELECT name FROM unnest(CAST(:tenants AS text[])) AS name
            WHERE NOT EXISTS (SELECT FROM rollout_target x
                              WHERE x.rollout_id = :id AND x.tenant = name)
            ORDER BY name
            """)
    List<String> listStrangers(long id, String[] tenants);

    @SqlQuery(
            """
            SELECT rollout_id, wave, state, count(*) AS targets,
                   count(*) FILTER (WHERE finished_at > now() - interval '30 s'
                                      AND started_at IS NOT NULL) AS recent,
                   count(*) FILTER (WHERE forgiven) AS forgiven,
                   max(finished_at) AS last_finished
            FROM rollout_target
            WHERE rollout_id IN (<ids>)
            GROUP BY rollout_id, wave, state
            """)
    @RegisterConstructorMapper(StateCount.class)
    List<StateCount> countByState(
            @BindList(onEmpty = BindList.EmptyHandling.NULL_STRING) List<Long> ids);

    @SqlQuery(
            """
            SELECT b.name AS database, why.problem, why.retry_at
            FROM rollout_database d
            JOIN rollout r ON r.id = d.rollout_id
            JOIN target_database b ON b.id = d.database_id
            CROSS JOIN LATERAL (
                SELECT d.problem, d.not_before AS retry_at WHERE d.problem IS NOT NULL
                UNION ALL
                SELECT 'server ' || s.host || ':' || s.port || ' is left alone: ' || s.fault,
                       s.retry_at
                FROM target_server s
                WHERE s.host = b.host AND s.port = b.port AND s.breaker <> 'closed'
                UNION ALL
                SELECT 'rollout ' || min(o.id) || ' comes first', NULL
                FROM (
            """
                    + OUTRANKING
                    + """
                ) o
                WHERE r.state IN ('running', 'reverting')
                HAVING count(*) > 0
            ) why
            WHERE d.rollout_id = :id
            ORDER BY b.name
            """)
    @RegisterConstructorMapper(DatabaseProblem.class)
    List<DatabaseProblem> listProblems(long id);

    String VIEW =
            """
            SELECT x.target_id, x.tenant, d.name AS database, x.schema_name AS schema, w.name AS wave,
                   x.state, x.statement, x.statements, x.detail, x.failure_kind, x.sql_state,
                   x.attempts, x.started_at, x.finished_at, x.difference
            FROM rollout_target x
            JOIN target_database d ON d.id = x.database_id
            JOIN rollout_wave w ON w.rollout_id = x.rollout_id AND w.position = x.wave
            """;

    @SqlQuery(
            VIEW
                    + """
                    WHERE x.rollout_id = :id AND x.target_id > :after
                      AND (CAST(:state AS text) IS NULL OR x.state = :state)
                      AND (CAST(:wave AS text) IS NULL OR w.name = :wave)
                    ORDER BY x.target_id LIMIT :limit
                    """)
    @RegisterConstructorMapper(TargetRow.class)
    List<TargetRow> list(
            long id, @Nullable String state, @Nullable String wave, long after, int limit);

    @SqlQuery(VIEW + "WHERE x.rollout_id = :id AND x.tenant = :tenant ORDER BY x.target_id")
    @RegisterConstructorMapper(TargetRow.class)
    List<TargetRow> listByTenant(long id, String tenant);

    @SqlQuery(
            """
            SELECT a.epoch, a.number, a.direction, a.node, a.outcome, a.detail, a.failure_kind,
                   a.sql_state, a.statement, a.started_at, a.finished_at
            FROM attempt a
            WHERE a.rollout_id = :id AND a.target_id = :targetId
            ORDER BY a.epoch
            """)
    @RegisterConstructorMapper(PastAttempt.class)
    List<PastAttempt> listAttempts(long id, long targetId);
}
