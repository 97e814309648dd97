package io.flotilla.orchestrator.preflight;

import io.flotilla.orchestrator.json.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The tables of preflights. Batches are one statement each. */
interface PreflightDao {

    @SqlQuery(
            "INSERT INTO preflight (rollout_id, started_by) VALUES (:rolloutId, :by) RETURNING id")
    long begin(long rolloutId, String by);

    @SqlUpdate(
            """
            UPDATE preflight SET finished_at = clock_timestamp(), report = :report
            WHERE id = :id
            """)
    void finish(long id, @Json PreflightReport report);

    /** Forgets the ones before; those under way stay for their own end to forget. */
    @SqlUpdate(
            """
            DELETE FROM preflight
            WHERE rollout_id = :rolloutId AND id < :id
              AND (finished_at IS NOT NULL OR started_at < clock_timestamp() - interval '1 day')
            """)
    void forgetBefore(long rolloutId, long id);

    @SqlUpdate("DELETE FROM preflight WHERE id = :id")
    void forget(long id);

    @Json
    @SqlQuery(
            """
            SELECT report FROM preflight
            WHERE rollout_id = :rolloutId AND finished_at IS NOT NULL
            ORDER BY id DESC LIMIT 1
            """)
    Optional<PreflightReport> findLast(long rolloutId);

    /** What the scan before has found out already. */
    @SqlUpdate(
            """
            INSERT INTO preflight_finding (preflight_id, target_id, kind, detail)
            SELECT :id, found.target_id, found.kind, found.detail
            FROM (SELECT x.target_id,
                         CASE
                             WHEN x.state = 'held' THEN 'held'
                             WHEN s.problem_kind IS NOT NULL THEN s.problem_kind
                             WHEN s.fingerprint <> x.expected_fingerprint
                                  AND s.fingerprint <> l.fingerprint THEN 'drifted'
                         END AS kind,
                         CASE
                             WHEN x.state = 'held' THEN coalesce(x.detail, 'held')
                             WHEN s.problem_kind IS NOT NULL THEN coalesce(s.problem, s.problem_kind)
                             ELSE 'in the state ' || s.fingerprint
                         END AS detail
                  FROM rollout_target x
                  JOIN target_database d ON d.id = x.database_id
                  JOIN rollout_release r ON r.rollout_id = x.rollout_id AND r.dialect = d.dialect
                  JOIN release l ON l.id = r.release_id
                  JOIN target_state s ON s.target_id = x.target_id
                  WHERE x.rollout_id = :rolloutId
                    AND x.state IN ('pending', 'retrying', 'held')) found
            WHERE found.kind IS NOT NULL
            """)
    void insertFromScan(long id, long rolloutId);

    @SqlUpdate(
            """
            INSERT INTO preflight_finding (preflight_id, target_id, kind, detail, rows)
            SELECT :id, f.* FROM unnest(:targets, :kinds, :details, :rows) AS f
            """)
    void insertFindings(long id, Long[] targets, String[] kinds, String[] details, Long[] rows);

    @SqlUpdate(
            """
            INSERT INTO preflight_target (preflight_id, target_id, bytes)
            SELECT :id, t.* FROM unnest(:targets, :bytes) AS t
            """)
    void insertTargets(long id, Long[] targets, Long[] bytes);

    @SqlUpdate(
            """
            UPDATE preflight_target SET millis = :millis
            WHERE preflight_id = :id AND target_id = :target
            """)
    void recordTime(long id, long target, double millis);

    /** Those to be attempted that are where their plan starts, in the order of their ids. */
    @SqlQuery(
            """
            SELECT x.target_id, x.tenant, x.schema_name, x.plan_digest
            FROM rollout_target x
            JOIN target_state s ON s.target_id = x.target_id
            WHERE x.rollout_id = :rolloutId AND x.database_id = :databaseId
              AND x.target_id > :after AND x.state IN ('pending', 'retrying')
              AND x.plan_digest IS NOT NULL AND s.fingerprint = x.expected_fingerprint
            ORDER BY x.target_id
            LIMIT :limit
            """)
    @RegisterConstructorMapper(Candidate.class)
    List<Candidate> listCandidates(long rolloutId, long databaseId, long after, int limit);

    record Candidate(long targetId, String tenant, String schemaName, String planDigest) {}

    /** Some without findings whose sizes are spread as evenly as can be, the largest among them. */
    @SqlQuery(
            """
            SELECT ranked.target_id, x.tenant, x.schema_name, x.plan_digest, x.database_id,
                   ranked.bytes
            FROM (SELECT p.target_id, p.bytes,
                         row_number() OVER (ORDER BY p.bytes DESC, p.target_id) - 1 AS rank,
                         count(*) OVER () AS total
                  FROM preflight_target p
                  WHERE p.preflight_id = :id
                    AND NOT EXISTS (SELECT FROM preflight_finding f
                                    WHERE f.preflight_id = :id AND f.target_id = p.target_id)
                 ) ranked
            JOIN rollout_target x ON x.rollout_id = :rolloutId AND x.target_id = ranked.target_id
            WHERE ranked.rank IN (SELECT n * ranked.total / :most
                                  FROM generate_series(0, :most - 1) AS n)
            ORDER BY ranked.rank
            """)
    @RegisterConstructorMapper(Sample.class)
    List<Sample> sample(long id, long rolloutId, int most);

    record Sample(
            long targetId,
            String tenant,
            String schemaName,
            String planDigest,
            long databaseId,
            long bytes) {}

    @SqlQuery("SELECT nextval('attempt_epoch')")
    long nextEpoch();

    @SqlQuery(
            """
            SELECT f.kind, f.detail, count(*) AS targets, sum(f.rows)::bigint AS rows,
                   trim_array(array_agg(t.tenant ORDER BY f.rows DESC NULLS LAST, t.tenant),
                              greatest(count(*)::int - 5, 0)) AS examples
            FROM preflight_finding f
            JOIN target t ON t.id = f.target_id
            WHERE f.preflight_id = :id
            GROUP BY f.kind, f.detail
            ORDER BY count(*) DESC, f.kind, f.detail
            LIMIT 200
            """)
    @RegisterConstructorMapper(GroupRow.class)
    List<GroupRow> listGroups(long id);

    record GroupRow(
            String kind, String detail, long targets, @Nullable Long rows, List<String> examples) {}

    @SqlQuery(
            """
            SELECT count(*) AS targets,
                   count(*) FILTER (
                       WHERE x.state IN ('pending', 'retrying') AND x.plan_digest IS NOT NULL
                         AND s.fingerprint = x.expected_fingerprint
                         AND NOT EXISTS (SELECT FROM preflight_finding f
                                         WHERE f.preflight_id = :id
                                           AND f.target_id = x.target_id)) AS ready,
                   count(*) FILTER (WHERE s.fingerprint = l.fingerprint) AS already_there
            FROM rollout_target x
            JOIN target_database d ON d.id = x.database_id
            JOIN rollout_release r ON r.rollout_id = x.rollout_id AND r.dialect = d.dialect
            JOIN release l ON l.id = r.release_id
            LEFT JOIN target_state s ON s.target_id = x.target_id
            WHERE x.rollout_id = :rolloutId
            """)
    @RegisterConstructorMapper(Counts.class)
    Counts count(long id, long rolloutId);

    record Counts(long targets, long ready, long alreadyThere) {}

    /** A page of the last preflight's findings after one, of one kind if that is given. */
    @SqlQuery(
            """
            SELECT f.id, t.tenant, d.name AS database, t.schema_name, f.kind, f.detail, f.rows
            FROM preflight_finding f
            JOIN target t ON t.id = f.target_id
            JOIN target_database d ON d.id = t.database_id
            WHERE f.preflight_id = (SELECT max(p.id) FROM preflight p
                                    WHERE p.rollout_id = :rolloutId AND p.finished_at IS NOT NULL)
              AND f.id > :after AND (CAST(:kind AS text) IS NULL OR f.kind = :kind)
            ORDER BY f.id
            LIMIT :limit
            """)
    @RegisterConstructorMapper(FindingView.class)
    List<FindingView> listFindings(long rolloutId, @Nullable String kind, long after, int limit);

    record FindingView(
            long id,
            String tenant,
            String database,
            String schemaName,
            String kind,
            String detail,
            @Nullable Long rows) {}
}
