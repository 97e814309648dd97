package io.flotilla.orchestrator.target;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What is about to happen to one target, and how its server is. */
interface NextDao {

    /** A rollout that has this target and has not ended, or has left it as an exception. */
    record Ahead(
            long rollout,
            String release,
            String rolloutState,
            String wave,
            String state,
            @Nullable String detail,
            @Nullable Instant notBefore) {}

    /** A database's server; {@code breaker} is null where no attempt has been there. */
    record Health(
            String database,
            String host,
            int port,
            @Nullable String breaker,
            @Nullable String fault,
            @Nullable Instant since) {}

    @SqlQuery(
            """
            SELECT r.id AS rollout, r.spec ->> 'release' AS release, r.state AS rollout_state,
                   coalesce(w.name, '') AS wave, x.state, x.detail, x.not_before
            FROM rollout_target x
            JOIN rollout r ON r.id = x.rollout_id
            LEFT JOIN rollout_wave w ON w.rollout_id = r.id AND w.position = x.wave
            WHERE x.target_id = :targetId
              AND r.state NOT IN ('completed', 'aborted', 'reverted')
            ORDER BY r.id DESC
            LIMIT 10
            """)
    @RegisterConstructorMapper(Ahead.class)
    List<Ahead> listAhead(long targetId);

    @SqlQuery(
            """
            SELECT d.name AS database, d.host, d.port, s.breaker, s.fault, s.since
            FROM target t
            JOIN target_database d ON d.id = t.database_id
            LEFT JOIN target_server s ON s.host = d.host AND s.port = d.port
            WHERE t.id = :targetId
            """)
    @RegisterConstructorMapper(Health.class)
    Optional<Health> findHealth(long targetId);

    /** The plan an attempt ran, as its rollout's manifest has it. */
    @SqlQuery(
            """
            SELECT p.document
            FROM attempt a
            JOIN rollout_plan p ON p.rollout_id = a.rollout_id AND p.digest = a.plan_digest
            WHERE a.epoch = :epoch AND a.target_id = :targetId
            """)
    Optional<String> findPlan(long targetId, long epoch);
}
