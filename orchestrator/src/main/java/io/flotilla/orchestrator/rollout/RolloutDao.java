package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code rollout}. Every update of a state is conditional on the state before. */
@RegisterRowMapper(RolloutMapper.class)
public interface RolloutDao {

    String SELECT =
            """
            SELECT r.id,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object(
                                        'id', l.id, 'dialect', l.dialect, 'digest', l.digest)
                                    ORDER BY l.dialect), '[]')::text
                    FROM rollout_release t
                    JOIN release l ON l.id = t.release_id
                    WHERE t.rollout_id = r.id) AS releases,
                   r.state, r.direction, r.halted, r.reason, r.spec::text AS spec,
                   r.changes::text AS changes, r.revision,
                   r.manifest_digest, r.revert_wave, r.before_revert,
                   (SELECT coalesce(sum(d.targets), 0) FROM rollout_database d
                    WHERE d.rollout_id = r.id) AS targets,
                   r.created_by, r.created_at, r.approved_digest, r.approved_by, r.approved_at,
                   r.started_at, r.finished_at
            FROM rollout r
            """;

    @SqlQuery(
            """
            INSERT INTO rollout (state, spec, created_by, catch_up_of)
            VALUES ('awaiting-approval', CAST(:spec AS jsonb), :createdBy, :catchUpOf)
            RETURNING id
            """)
    long insert(String spec, String createdBy, @Nullable Long catchUpOf);

    @SqlQuery(SELECT + "WHERE r.id = :id")
    Optional<Rollout> findById(long id);

    String KEY = "hashtextextended('flotilla.rollout.' || CAST(:id AS text), 0)";

    /**
     * Waits for whoever changes the rollout, or claims its targets, to be done, and keeps others
     * from it until the transaction ends. What was read before may be out of date.
     */
    @SqlUpdate("SELECT pg_advisory_xact_lock(" + KEY + ")")
    void lock(long id);

    /**
     * Like {@link #lock}, and lets others that share it pass. Whoever waits for the lock to himself
     * comes before those that ask later to share it, which a row's lock does not see to.
     */
    @SqlUpdate("SELECT pg_advisory_xact_lock_shared(" + KEY + ")")
    void lockShared(long id);

    /** The newest first; {@code before} is the id a page ends before. */
    @SqlQuery(SELECT + "WHERE r.id < :before ORDER BY r.id DESC LIMIT :limit")
    List<Rollout> list(long before, int limit);

    @SqlQuery(SELECT + "WHERE r.state IN ('running', 'reverting') ORDER BY r.id")
    List<Rollout> listActive();

    /** Those that paused by themselves. */
    @SqlQuery(SELECT + "WHERE r.state = 'paused' AND r.halted ORDER BY r.id")
    List<Rollout> listHalted();

    /** Aborted within a day: attempts that were under way may have left something open since. */
    @SqlQuery(
            """
            SELECT id FROM rollout
            WHERE state = 'aborted' AND finished_at > now() - interval '1 day'
            ORDER BY id
            """)
    List<Long> listAborted();

    /**
     * What metrics show: of those that are not over the newest few, begun ones first, and the last
     * few that ended within a day.
     */
    @SqlQuery(
            SELECT
                    + """
                    WHERE r.id IN (SELECT id FROM rollout WHERE finished_at IS NULL
                                   ORDER BY started_at IS NULL, id DESC LIMIT :unfinished)
                       OR r.id IN (SELECT id FROM rollout WHERE finished_at > now() - interval '24 h'
                                   ORDER BY finished_at DESC LIMIT :finished)
                    ORDER BY r.id
                    """)
    List<Rollout> listShown(int unfinished, int finished);

    @SqlUpdate("UPDATE rollout SET manifest_digest = :digest WHERE id = :id")
    void setManifest(long id, String digest);

    @SqlUpdate(
            """
            UPDATE rollout
            SET state = 'scheduled', approved_digest = :digest, approved_by = :by,
                approved_at = now(), approval_comment = :comment
            WHERE id = :id AND state = 'awaiting-approval' AND manifest_digest = :digest
            """)
    int approve(long id, String digest, String by, @Nullable String comment);

    @SqlUpdate(
            """
            UPDATE rollout
            SET state = :to, reason = :reason, halted = :halted,
                started_at = CASE WHEN :to = 'running' THEN coalesce(started_at, now())
                                  ELSE started_at END,
                active_since = CASE WHEN :to NOT IN ('running', 'reverting') THEN active_since
                                    WHEN finished_at IS NOT NULL THEN now()
                                    ELSE coalesce(active_since, now()) END,
                paused_at = CASE WHEN :to = 'paused' THEN now() END,
                paused_for = CASE WHEN finished_at IS NOT NULL THEN '0'
                                  WHEN state = 'paused' THEN paused_for + (now() - paused_at)
                                  ELSE paused_for END,
                finished_at = CASE WHEN :to IN ('completed', 'aborted', 'reverted') THEN now() END
            WHERE id = :id AND state IN (<from>)
            """)
    int move(
            long id,
            @BindList List<String> from,
            String to,
            @Nullable String reason,
            boolean halted);

    /** How long it took; none where it was never under way. */
    @SqlQuery(
            """
            SELECT extract(epoch FROM finished_at - active_since)::float8 AS seconds,
                   extract(epoch FROM paused_for)::float8 AS paused_seconds
            FROM rollout
            WHERE id = :id AND finished_at IS NOT NULL AND active_since IS NOT NULL
            """)
    @RegisterConstructorMapper(RolloutTimes.class)
    Optional<RolloutTimes> findTimes(long id);

    /** What was changed since the approval, all of it. */
    @SqlUpdate(
            """
            UPDATE rollout SET changes = CAST(:changes AS jsonb), revision = revision + 1
            WHERE id = :id
            """)
    void change(long id, String changes);

    @SqlUpdate(
            """
            UPDATE rollout
            SET direction = 'revert', revert_wave = 1, before_revert = :before
            WHERE id = :id
            """)
    void turnBack(long id, @Nullable String before);

    /** After a revert of a few tenants, the rollout looks forward again. */
    @SqlUpdate("UPDATE rollout SET direction = 'forward', before_revert = NULL WHERE id = :id")
    void turnForward(long id);

    @SqlUpdate(
            """
            UPDATE rollout SET revert_wave = :wave + 1
            WHERE id = :id AND revert_wave = :wave AND state = 'reverting'
            """)
    int openNextRevertWave(long id, int wave);

    /** One start at a time, so that two rollouts never start over the same targets. */
    @SqlUpdate("SELECT pg_advisory_xact_lock(hashtext('flotilla.rollout.start'))")
    void lockStarts();

    /** Another rollout under way that has some of this one's open targets, and some of those. */
    @SqlQuery(
            """
            SELECT theirs.rollout_id, count(*) AS targets, min(theirs.tenant) AS tenant
            FROM rollout_target mine
            JOIN rollout_target theirs ON theirs.target_id = mine.target_id
            JOIN rollout o ON o.id = theirs.rollout_id
            WHERE mine.rollout_id = :id AND o.id <> :id
              AND o.state IN ('running', 'paused', 'reverting')
              AND mine.state IN ('pending', 'running', 'retrying', 'deferred', 'unknown')
              AND theirs.state IN ('pending', 'running', 'retrying', 'deferred', 'unknown')
            GROUP BY theirs.rollout_id
            ORDER BY theirs.rollout_id LIMIT 1
            """)
    @RegisterConstructorMapper(Overlap.class)
    Optional<Overlap> findOverlap(long id);

    /** The targets that two rollouts share; {@code tenant} is one of theirs. */
    record Overlap(long rolloutId, long targets, String tenant) {}

    /**
     * Makes sure that no target is open in two rollouts under way. Call it in the transaction that
     * puts targets of this one in line, when they are.
     *
     * @throws ProblemException naming the other rollout
     */
    default void requireTargetsToItself(long id) {
        lockStarts();
        findOverlap(id)
                .ifPresent(
                        other -> {
                            throw new ProblemException(
                                    409,
                                    "overlapping-rollout",
                                    "Conflict",
                                    "rollout %d is under way on %d of the same targets (%s for one); wait for its end or abort it"
                                            .formatted(
                                                    other.rolloutId(),
                                                    other.targets(),
                                                    other.tenant()),
                                    Map.of("rollout", other.rolloutId()));
                        });
    }
}
