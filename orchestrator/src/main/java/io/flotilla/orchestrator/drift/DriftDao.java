package io.flotilla.orchestrator.drift;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.scan.FingerprintArgument;
import io.flotilla.orchestrator.scan.FingerprintMapper;
import io.flotilla.orchestrator.scan.ProblemKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterArgumentFactory;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Finds deviations in what is recorded; targets that are leaving do not count. */
@RegisterColumnMapper(FingerprintMapper.class)
@RegisterArgumentFactory(FingerprintArgument.class)
@RegisterConstructorMapper(DriftDao.Row.class)
@RegisterConstructorMapper(DriftDao.Unreadable.class)
interface DriftDao {

    /** The kind of finding where the schema was read and is another one. */
    String CHANGED = "changed";

    /**
     * One deviation; {@code dialect} is the one of its targets' databases, {@code inspectedAt} is
     * when the target read longest ago was read.
     */
    record Row(
            Fingerprint fingerprint,
            Fingerprint expected,
            String dialect,
            long count,
            List<String> examples,
            Instant inspectedAt) {}

    /**
     * Targets that could not be read, by the kind of problem; {@code inspectedAt} is when the one
     * tried longest ago was tried.
     */
    record Unreadable(ProblemKind kind, long count, List<String> examples, Instant inspectedAt) {}

    String DEVIATIONS =
            """
            SELECT s.fingerprint,
                   s.expected_fingerprint AS expected,
                   min(d.dialect) AS dialect,
                   count(*) AS count,
                   trim_array(
                       array_agg(t.tenant ORDER BY t.id),
                       greatest(CAST(count(*) AS integer) - 5, 0)) AS examples,
                   min(s.inspected_at) AS inspected_at
            FROM target_state s
            JOIN target t ON t.id = s.target_id
            JOIN target_database d ON d.id = t.database_id
            WHERE s.fingerprint <> s.expected_fingerprint AND t.status <> 'leaving'
            """;

    /** Largest first, after the one with these values. */
    @SqlQuery(
            DEVIATIONS
                    + """
                    GROUP BY s.fingerprint, s.expected_fingerprint
                    HAVING (count(*), s.expected_fingerprint, s.fingerprint)
                           < (:count, :expected, :fingerprint)
                    ORDER BY count(*) DESC, s.expected_fingerprint DESC, s.fingerprint DESC
                    LIMIT :limit
                    """)
    List<Row> listAfter(long count, String expected, String fingerprint, int limit);

    @SqlQuery(
            DEVIATIONS
                    + """
                    AND s.fingerprint = :fingerprint AND s.expected_fingerprint = :expected
                    GROUP BY s.fingerprint, s.expected_fingerprint
                    """)
    Optional<Row> find(Fingerprint fingerprint, Fingerprint expected);

    @SqlQuery(
            """
            SELECT s.problem_kind AS kind,
                   count(*) AS count,
                   trim_array(
                       array_agg(t.tenant ORDER BY t.id),
                       greatest(CAST(count(*) AS integer) - 5, 0)) AS examples,
                   min(s.inspected_at) AS inspected_at
            FROM target_state s
            JOIN target t ON t.id = s.target_id
            WHERE s.problem_kind IS NOT NULL AND t.status <> 'leaving'
            GROUP BY s.problem_kind
            ORDER BY s.problem_kind
            """)
    List<Unreadable> listUnreadable();

    /** How many targets are affected, by kind of finding; kinds without any are left out. */
    @SqlQuery(
            """
            SELECT coalesce(s.problem_kind, 'changed') AS kind, count(*) AS count
            FROM target_state s
            JOIN target t ON t.id = s.target_id
            WHERE (s.fingerprint <> s.expected_fingerprint OR s.problem_kind IS NOT NULL)
              AND t.status <> 'leaving'
            GROUP BY coalesce(s.problem_kind, 'changed')
            """)
    @KeyColumn("kind")
    @ValueColumn("count")
    Map<String, Long> countByKind();

    /** Seconds since the target not read for longest was read, or registered; 0 without targets. */
    @SqlQuery(
            """
            SELECT coalesce(
                extract(epoch FROM clock_timestamp() - min(coalesce(s.inspected_at, t.created_at))),
                0)
            FROM target t
            LEFT JOIN target_state s ON s.target_id = t.id
            WHERE t.status <> 'leaving'
            """)
    double oldestInspectionSeconds();

    /**
     * How many targets now have the state they are in as the expected one: those that should have
     * been in {@code expected}, or had no expected state where it is null.
     */
    @SqlUpdate(
            """
            UPDATE target_state s
            SET expected_fingerprint = s.fingerprint,
                release_id = (
                    SELECT max(r.id) FROM release r
                    WHERE r.fingerprint = s.fingerprint AND r.dialect = deviating.dialect),
                expected_since = clock_timestamp()
            FROM (
                SELECT f.target_id, d.dialect
                FROM target_state f
                JOIN target t ON t.id = f.target_id
                JOIN target_database d ON d.id = t.database_id
                WHERE f.fingerprint = :fingerprint
                  AND f.expected_fingerprint IS NOT DISTINCT FROM CAST(:expected AS text)
                ORDER BY f.target_id
                FOR UPDATE OF f
            ) deviating
            WHERE s.target_id = deviating.target_id
            """)
    int adopt(Fingerprint fingerprint, @Nullable Fingerprint expected);
}
