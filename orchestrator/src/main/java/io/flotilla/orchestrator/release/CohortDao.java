package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.PlanDigest;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.scan.FingerprintMapper;
import io.flotilla.registry.selector.Requirement;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Groups a selection's active targets by what is recorded of them; the database does the work. */
final class CohortDao {

    /**
     * A state is known when it is usual, empty, a release's, expected of some target, or one that
     * there was a plan from before. It is usual when more targets are in it than in any other
     * state: of the whole fleet, or (two at least) of the databases the selection is on. Of the
     * selection alone would not do: a single selected target would always be as usual.
     */
    private static final String COHORTS =
            """
            WITH live AS (
                SELECT t.id, t.tenant, t.database_id, s.fingerprint, s.expected_fingerprint,
                       (<filter>) AS selected
                FROM target_state s
                JOIN target t ON t.id = s.target_id
                JOIN target_database d ON d.id = t.database_id
                WHERE t.status = 'active' AND d.dialect = :dialect AND s.fingerprint IS NOT NULL
            ), scoped AS (
                SELECT 'fleet' AS scope, fingerprint
                FROM live
                UNION ALL
                SELECT 'near', fingerprint
                FROM live
                WHERE database_id IN (SELECT database_id FROM live WHERE selected)
            ), ranked AS (
                SELECT scope, fingerprint,
                       count(*) AS targets,
                       row_number() OVER (PARTITION BY scope ORDER BY count(*) DESC) AS place,
                       lead(count(*)) OVER (PARTITION BY scope ORDER BY count(*) DESC) AS runner_up
                FROM scoped
                GROUP BY scope, fingerprint
            ), usual AS (
                SELECT scope, fingerprint
                FROM ranked
                WHERE place = 1 AND targets > coalesce(runner_up, 0)
                  AND (scope = 'fleet' OR targets > 1)
            ), cohort AS (
                SELECT fingerprint,
                       count(*) AS count,
                       trim_array(
                           array_agg(tenant ORDER BY id),
                           greatest(CAST(count(*) AS integer) - 5, 0)) AS examples,
                       mode() WITHIN GROUP (ORDER BY expected_fingerprint) AS expected
                FROM live
                WHERE selected
                GROUP BY fingerprint
            )
            SELECT cohort.fingerprint,
                   cohort.count,
                   cohort.examples,
                   coalesce(
                       cohort.expected,
                       (SELECT fingerprint FROM usual WHERE scope = 'near'),
                       (SELECT fingerprint FROM usual WHERE scope = 'fleet')) AS expected,
                   plan.digest AS plan_digest,
                   refusal.reasons AS refusals,
                   cohort.fingerprint = :empty
                       OR EXISTS (
                           SELECT FROM usual u WHERE u.fingerprint = cohort.fingerprint)
                       OR EXISTS (
                           SELECT FROM release r WHERE r.fingerprint = cohort.fingerprint)
                       OR EXISTS (
                           SELECT FROM release_plan p
                           WHERE p.from_fingerprint = cohort.fingerprint)
                       OR EXISTS (
                           SELECT FROM target_state e
                           WHERE e.expected_fingerprint = cohort.fingerprint)
                       AS known
            FROM cohort
            LEFT JOIN release_plan plan
                   ON plan.release_id = :release AND plan.from_fingerprint = cohort.fingerprint
            LEFT JOIN release_refusal refusal
                   ON refusal.release_id = :release
                  AND refusal.from_fingerprint = cohort.fingerprint
            ORDER BY cohort.count DESC, cohort.fingerprint
            """;

    private static final String UNREADABLE =
            """
            FROM target t
            JOIN target_database d ON d.id = t.database_id
            LEFT JOIN target_state s ON s.target_id = t.id
            WHERE t.status = 'active' AND d.dialect = :dialect AND s.fingerprint IS NULL
              AND (<filter>)
            """;

    private final Jdbi jdbi;

    CohortDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One state of a selection; {@code expected} is what its targets should be in, if known. */
    public record Row(
            Fingerprint fingerprint,
            long count,
            List<String> examples,
            @Nullable Fingerprint expected,
            @Nullable PlanDigest planDigest,
            @Nullable List<String> refusals,
            boolean known) {}

    /** A target without a live fingerprint, and why. */
    public record Unreadable(String tenant, String problem) {}

    /** Those of a selection whose databases are of a dialect. */
    static Selector spoken(String dialect, Selector selector) {
        return selector.and(new Requirement.In("dialect", List.of(dialect)));
    }

    /** Largest first. */
    List<Row> list(Release release, Selector selector) {
        var filter = SelectorSql.of(selector);
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(COHORTS)
                                .registerColumnMapper(new FingerprintMapper())
                                .registerColumnMapper(new PlanDigestMapper())
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .bind("dialect", release.dialect())
                                .bind("release", release.id())
                                .bind("empty", Fingerprinter.fingerprint(Schema.EMPTY).value())
                                .map(ConstructorMapper.of(Row.class))
                                .list());
    }

    List<Unreadable> listUnreadable(String dialect, Selector selector, int limit) {
        var filter = SelectorSql.of(selector);
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT t.tenant,"
                                                + " coalesce(s.problem, 'not inspected yet')"
                                                + " AS problem "
                                                + UNREADABLE
                                                + " ORDER BY t.id LIMIT :limit")
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .bind("dialect", dialect)
                                .bind("limit", limit)
                                .map(ConstructorMapper.of(Unreadable.class))
                                .list());
    }

    long countUnreadable(String dialect, Selector selector) {
        var filter = SelectorSql.of(selector);
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT count(*) " + UNREADABLE)
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .bind("dialect", dialect)
                                .mapTo(Long.class)
                                .one());
    }

    /** When the target of the selection that was inspected longest ago was inspected. */
    Optional<Instant> findOldestInspection(String dialect, Selector selector) {
        var filter = SelectorSql.of(spoken(dialect, selector));
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT s.inspected_at
                                        FROM target_state s
                                        JOIN target t ON t.id = s.target_id
                                        WHERE t.status = 'active' AND (<filter>)
                                        ORDER BY s.inspected_at
                                        LIMIT 1
                                        """)
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .mapTo(Instant.class)
                                .findOne());
    }
}
