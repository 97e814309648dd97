package io.flotilla.orchestrator.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Makes a manifest's rows and digests them again, set by set: 50,000 targets never leave SQL. */
@RegisterConstructorMapper(Manifest.Share.class)
@RegisterConstructorMapper(FrozenPlan.class)
public interface ManifestDao {

    /** What a target contributes to its database's digest, in a form nothing can be hidden in. */
    String SHARES =
            """
            SELECT x.database_id, count(*) AS targets,
                   'sha256:' || encode(sha256(convert_to(string_agg(
                       jsonb_build_array(x.target_id, x.tenant, x.schema_name, x.wave, x.turn,
                                         x.window_number, x.expected_fingerprint,
                                         x.plan_digest)::text,
                       E'\\n' ORDER BY x.target_id), 'UTF8')), 'hex') AS digest
            FROM rollout_target x
            WHERE x.rollout_id = :id
            """;

    /**
     * Every active target the condition picks, with the plan from the state it was last seen in to
     * the release of its dialect; the releases are of one name and tag, and a target that none of
     * them is for is left out. A target that has no plan is held from the start. A catch-up leaves
     * out those that the other rollout has tried, or will.
     */
    default int insertTargets(
            long id,
            Long[] releases,
            @Nullable Long catchUpOf,
            String condition,
            Map<String, Object> binds) {
        var targets = insertRows(id, releases, catchUpOf, condition, binds);
        analyze();
        insertReleases(id, releases);
        return targets;
    }

    @SqlUpdate(
            """
            INSERT INTO rollout_target (rollout_id, target_id, tenant, schema_name, database_id,
                                        expected_fingerprint, plan_digest, state, detail)
            SELECT :id, t.id, t.tenant, t.schema_name, t.database_id, s.fingerprint,
                   CASE WHEN why.detail IS NULL THEN p.digest END,
                   CASE WHEN why.detail IS NOT NULL THEN 'held'
                        WHEN s.fingerprint = l.fingerprint THEN 'already-there'
                        ELSE 'pending' END,
                   CASE WHEN why.detail IS NOT NULL THEN why.detail
                        WHEN s.fingerprint = l.fingerprint
                        THEN 'was at the release when the rollout was made' END
            FROM target t
            JOIN target_database d ON d.id = t.database_id
            JOIN release l ON l.id = ANY (:releases) AND l.dialect = d.dialect
            LEFT JOIN target_state s ON s.target_id = t.id
            LEFT JOIN release_plan p
                ON p.release_id = l.id AND p.from_fingerprint = s.fingerprint
               AND s.fingerprint <> l.fingerprint
            CROSS JOIN LATERAL (SELECT CASE
                WHEN t.pinned_release <> l.name || '@' || l.tag
                    THEN 'pinned to ' || t.pinned_release
                WHEN s.target_id IS NULL
                    THEN 'never inspected; plan the release again, which inspects the fleet'
                WHEN s.fingerprint IS NULL THEN s.problem
                WHEN s.fingerprint <> l.fingerprint AND p.digest IS NULL
                    THEN 'in the state ' || s.fingerprint || ', from which the release has no plan'
                END AS detail) why
            WHERE t.status = 'active' AND <condition>
              AND NOT EXISTS (
                  SELECT FROM rollout_target before
                  JOIN rollout b ON b.id = before.rollout_id
                  WHERE before.target_id = t.id AND before.state <> 'skipped'
                    AND (b.id = CAST(:catchUpOf AS bigint)
                         OR (b.catch_up_of = CAST(:catchUpOf AS bigint) AND b.id <> :id
                             AND b.state <> 'aborted')))
            """)
    int insertRows(
            long id,
            Long[] releases,
            @Nullable Long catchUpOf,
            @Define String condition,
            @BindMap Map<String, Object> binds);

    /** The dialects of the active targets a condition picks, with a few of these. */
    @SqlQuery(
            """
            SELECT d.dialect, count(*) AS targets,
                   trim_array(array_agg(t.tenant ORDER BY t.id),
                              greatest(count(*)::int - 5, 0)) AS examples
            FROM target t
            JOIN target_database d ON d.id = t.database_id
            WHERE t.status = 'active' AND <condition>
            GROUP BY d.dialect
            ORDER BY d.dialect
            """)
    @RegisterConstructorMapper(Spoken.class)
    List<Spoken> listDialects(@Define String condition, @BindMap Map<String, Object> binds);

    /** How many targets speak a dialect. */
    record Spoken(String dialect, long targets, List<String> examples) {}

    /** Those of the releases that some target of the rollout is to be brought to. */
    @SqlUpdate(
            """
            INSERT INTO rollout_release (rollout_id, dialect, release_id)
            SELECT :id, l.dialect, l.id
            FROM release l
            WHERE l.id = ANY (:releases)
              AND l.dialect IN (SELECT d.dialect FROM target_database d
                                WHERE d.id IN (SELECT x.database_id FROM rollout_target x
                                               WHERE x.rollout_id = :id))
            """)
    void insertReleases(long id, Long[] releases);

    /**
     * Tells the planner of rows that were just inserted. By what it knew before, a new rollout has
     * one row, and joining that row to itself is as quick one way as another; over thousands it is
     * not. See https://www.postgresql.org/docs/17/sql-analyze.html: it may run in a transaction,
     * and then sees what that has written.
     */
    @SqlUpdate("ANALYZE rollout_target")
    void analyze();

    /** How the held targets in a state differ from the state they should be in. */
    @SqlUpdate(
            """
            UPDATE rollout_target
            SET difference = :difference
            WHERE rollout_id = :id AND expected_fingerprint = :fingerprint AND state = 'held'
            """)
    void keepDifference(long id, String fingerprint, String difference);

    /**
     * Puts the first targets, in an order and then by id, that no wave has and the condition picks
     * into a wave. {@code order} is SQL over the target t and its row y.
     */
    @SqlUpdate(
            """
            UPDATE rollout_target x
            SET wave = :wave, turn = picked.turn
            FROM (SELECT y.target_id,
                         CASE WHEN :ordered
                              THEN row_number() OVER (ORDER BY <order>, y.target_id)
                              ELSE 0 END AS turn
                  FROM rollout_target y
                  JOIN target t ON t.id = y.target_id
                  WHERE y.rollout_id = :id AND y.wave = 0 AND <condition>
                  ORDER BY <order>, y.target_id
                  LIMIT :most) picked
            WHERE x.rollout_id = :id AND x.target_id = picked.target_id
            """)
    int assignWave(
            long id,
            int wave,
            int most,
            boolean ordered,
            @Define String order,
            @Define String condition,
            @BindMap Map<String, Object> binds);

    /** Those of the names that are no tenant of the rollout, ten at most. */
    @SqlQuery(
            """
            SELECT name FROM unnest(CAST(:tenants AS text[])) AS name
            WHERE NOT EXISTS (SELECT FROM rollout_target x
                              WHERE x.rollout_id = :id AND x.tenant = name)
            ORDER BY name LIMIT 10
            """)
    List<String> listStrangers(long id, String[] tenants);

    /** The first of the rollout's windows that is for a target stays its own. */
    @SqlUpdate(
            """
            UPDATE rollout_target x
            SET window_number = :number
            FROM target t
            WHERE t.id = x.target_id AND x.rollout_id = :id AND x.window_number IS NULL
              AND <condition>
            """)
    int assignWindow(
            long id, int number, @Define String condition, @BindMap Map<String, Object> binds);

    /** The names of the schemas a rollout has on each database, where their size is not known. */
    @SqlQuery(
            """
            SELECT database_id, array_agg(schema_name) AS schemas
            FROM rollout_target WHERE rollout_id = :id AND bytes IS NULL
            GROUP BY database_id ORDER BY database_id
            """)
    @RegisterConstructorMapper(Schemas.class)
    List<Schemas> listSchemas(long id);

    /** A rollout's schemas on one database. */
    record Schemas(long databaseId, List<String> schemas) {}

    @SqlUpdate(
            """
            UPDATE rollout_target x
            SET bytes = v.bytes
            FROM unnest(CAST(:schemas AS text[]), CAST(:bytes AS bigint[])) AS v (schema_name, bytes)
            WHERE x.rollout_id = :id AND x.database_id = :databaseId
              AND x.schema_name = v.schema_name
            """)
    void setBytes(long id, long databaseId, String[] schemas, Long[] bytes);

    @SqlUpdate(
            """
            INSERT INTO rollout_plan (rollout_id, digest, from_fingerprint, document)
            SELECT :id, p.digest, p.from_fingerprint, p.document
            FROM release_plan p
            WHERE p.release_id IN (SELECT release_id FROM rollout_release WHERE rollout_id = :id)
              AND p.digest IN (SELECT plan_digest FROM rollout_target WHERE rollout_id = :id)
            """)
    void freezePlans(long id);

    @SqlUpdate(
            "INSERT INTO rollout_database (rollout_id, database_id, targets, digest) SELECT :id, s.* FROM ("
                    + SHARES
                    + "GROUP BY x.database_id) s")
    void insertShares(long id);

    /** The shares as they were when the manifest was made. */
    @SqlQuery(
            """
            SELECT database_id, targets, digest FROM rollout_database
            WHERE rollout_id = :id ORDER BY database_id
            """)
    List<Manifest.Share> listShares(long id);

    /** The shares as the targets' rows are now. */
    @SqlQuery(SHARES + "GROUP BY x.database_id ORDER BY x.database_id")
    List<Manifest.Share> digestShares(long id);

    /** One share as its targets' rows are now. */
    @SqlQuery(SHARES + "AND x.database_id = :databaseId GROUP BY x.database_id")
    Optional<Manifest.Share> digestShare(long id, long databaseId);

    @SqlQuery(
            """
            SELECT digest, document FROM rollout_plan WHERE rollout_id = :id ORDER BY digest
            """)
    List<FrozenPlan> listPlans(long id);

    @SqlQuery(
            """
            SELECT target_id, tenant, schema_name, database_id, wave, turn, window_number,
                   expected_fingerprint, plan_digest
            FROM rollout_target
            WHERE rollout_id = :id AND target_id > :after
            ORDER BY target_id LIMIT :limit
            """)
    @RegisterConstructorMapper(ManifestItem.class)
    List<ManifestItem> listItems(long id, long after, int limit);

    /** An item of the manifest, as it stands in the digest. */
    record ManifestItem(
            long targetId,
            String tenant,
            String schemaName,
            long databaseId,
            int wave,
            int turn,
            @Nullable Integer windowNumber,
            @Nullable String expectedFingerprint,
            @Nullable String planDigest) {}

    /**
     * Takes the states that were approved as what their targets are expected to be in, where
     * nothing was recorded before: from then on another state is drift.
     */
    @SqlUpdate(
            """
            UPDATE target_state s
            SET expected_fingerprint = x.expected_fingerprint,
                expected_since = now(),
                release_id = (SELECT max(r.id) FROM release r
                              WHERE r.fingerprint = x.expected_fingerprint
                                AND r.dialect = x.dialect)
            FROM (SELECT t.target_id, t.expected_fingerprint, d.dialect
                  FROM rollout_target t
                  JOIN target_database d ON d.id = t.database_id
                  WHERE t.rollout_id = :id AND t.state <> 'held'
                  ORDER BY t.target_id) x
            WHERE s.target_id = x.target_id AND s.expected_fingerprint IS NULL
            """)
    void recordExpected(long id);
}
