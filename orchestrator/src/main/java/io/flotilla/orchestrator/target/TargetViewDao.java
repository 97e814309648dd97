package io.flotilla.orchestrator.target;

import io.flotilla.registry.target.TargetFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads targets beside their state, for people; writes nothing. */
@RegisterConstructorMapper(TargetRow.class)
@RegisterConstructorMapper(TargetViewDao.AttemptRow.class)
interface TargetViewDao {

    String ROWS =
            """
            SELECT t.id, t.tenant, d.name AS database, d.dialect, t.schema_name AS schema, t.labels,
                   t.status, t.notes, t.quarantine_reason, t.quarantined_until, r.name || '@' || r.tag AS release,
                   s.fingerprint, s.expected_fingerprint, s.problem, s.inspected_at,
                   t.created_at,
            """
                    + TargetCondition.SQL
                    + """
                    AS state
                    FROM target t
                    JOIN target_database d ON d.id = t.database_id
                    LEFT JOIN target_state s ON s.target_id = t.id
                    LEFT JOIN release r ON r.id = s.release_id
                    """;

    /** One attempt on a target, as its history shows it. */
    record AttemptRow(
            long epoch,
            long rolloutId,
            String direction,
            String outcome,
            @Nullable String detail,
            @Nullable String failureKind,
            @Nullable String sqlState,
            Instant startedAt,
            Instant finishedAt) {}

    default List<TargetRow> list(TargetFilter filter, long after, int limit) {
        var sql = filter.sql();
        return listWhere(sql.condition(), sql.binds(), after, limit);
    }

    @SqlQuery(ROWS + "WHERE t.id > :after AND <condition> ORDER BY t.id LIMIT :limit")
    List<TargetRow> listWhere(
            @Define String condition, @BindMap Map<String, Object> binds, long after, int limit);

    @SqlQuery(ROWS + "WHERE t.id = :id")
    Optional<TargetRow> findById(long id);

    /** Of one database when {@code database} is given. */
    @SqlQuery(
            ROWS
                    + """
                    WHERE t.tenant = :tenant AND d.name = coalesce(:database, d.name)
                    ORDER BY t.id
                    LIMIT 20
                    """)
    List<TargetRow> listByTenant(String tenant, @Nullable String database);

    /** Newest first. */
    @SqlQuery(
            """
            SELECT epoch, rollout_id, direction, outcome, detail, failure_kind, sql_state,
                   started_at, finished_at
            FROM attempt
            WHERE target_id = :targetId
            ORDER BY epoch DESC
            LIMIT :limit
            """)
    List<AttemptRow> listAttempts(long targetId, int limit);

    /** The rollouts a target is in, as the audit names them. */
    @SqlQuery("SELECT 'rollout:' || rollout_id FROM rollout_target WHERE target_id = :targetId")
    List<String> listRolloutSubjects(long targetId);

    /** So many targets of an engine, a group and a condition. */
    record Count(String engine, String inGroup, TargetCondition condition, long targets) {}

    /**
     * Targets that are not leaving; what there is none of is not in it. Groups are the values of
     * {@code label}, and those without it are in the empty one.
     */
    @SqlQuery(
            "SELECT d.dialect AS engine, coalesce(t.labels ->> :label, '') AS in_group, "
                    + TargetCondition.SQL
                    + """
                    AS condition, count(*) AS targets
                    FROM target t
                    JOIN target_database d ON d.id = t.database_id
                    LEFT JOIN target_state s ON s.target_id = t.id
                    WHERE t.status <> 'leaving'
                    GROUP BY 1, 2, 3
                    ORDER BY 4 DESC
                    """)
    @RegisterConstructorMapper(Count.class)
    List<Count> count(String label);
}
