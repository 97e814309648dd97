package io.flotilla.orchestrator.preflight;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads how long attempts took, and what a rollout still has to do. */
@RegisterConstructorMapper(EstimateDao.Times.class)
@RegisterConstructorMapper(EstimateDao.Work.class)
interface EstimateDao {

    /**
     * Targets and times of one class of sizes. The class is a number from 0, by {@code
     * width_bucket} over the bounds.
     */
    record Times(int sizeClass, long timed, @Nullable Double p50, @Nullable Double p95) {}

    /** What one wave has to do on one database, by size. */
    record Work(int wave, long databaseId, int sizeClass, long targets) {}

    @SqlQuery(
            """
            SELECT width_bucket(p.bytes, CAST(:bounds AS bigint[])) AS size_class,
                   count(*) AS timed,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY p.millis) AS p50,
                   percentile_cont(0.95) WITHIN GROUP (ORDER BY p.millis) AS p95
            FROM preflight_target p
            WHERE p.preflight_id = :id AND p.millis IS NOT NULL
            GROUP BY 1
            """)
    List<Times> rehearsed(long id, Long[] bounds);

    /** Attempts that changed something in the last 90 days; with plans, only of those. */
    @SqlQuery(
            """
            SELECT width_bucket(coalesce(p.bytes, 0), CAST(:bounds AS bigint[])) AS size_class,
                   count(*) AS timed,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY took.millis) AS p50,
                   percentile_cont(0.95) WITHIN GROUP (ORDER BY took.millis) AS p95
            FROM (SELECT a.target_id, a.plan_digest,
                         extract(epoch FROM a.finished_at - a.started_at)::float8 * 1000 AS millis
                  FROM attempt a
                  WHERE a.outcome = 'applied' AND a.direction = 'forward'
                    AND a.started_at > clock_timestamp() - interval '90 days') took
            LEFT JOIN preflight_target p
                ON p.preflight_id = :id AND p.target_id = took.target_id
            WHERE NOT :ofThesePlans
               OR took.plan_digest IN (SELECT digest FROM rollout_plan WHERE rollout_id = :rolloutId)
            GROUP BY 1
            """)
    List<Times> attempted(long id, long rolloutId, boolean ofThesePlans, Long[] bounds);

    @SqlQuery(
            """
            SELECT x.wave, x.database_id,
                   width_bucket(coalesce(p.bytes, 0), CAST(:bounds AS bigint[])) AS size_class,
                   count(*) AS targets
            FROM rollout_target x
            LEFT JOIN preflight_target p ON p.preflight_id = :id AND p.target_id = x.target_id
            WHERE x.rollout_id = :rolloutId AND x.state IN ('pending', 'retrying')
            GROUP BY 1, 2, 3
            ORDER BY 1, 2, 3
            """)
    List<Work> work(long id, long rolloutId, Long[] bounds);
}
