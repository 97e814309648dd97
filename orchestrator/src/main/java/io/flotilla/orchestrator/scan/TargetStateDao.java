package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.sqlobject.config.RegisterArgumentFactory;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each target. Every write is one statement for its whole batch, which locks rows
 * in the order of their ids, so that scans and rollouts on the same targets never deadlock.
 */
@RegisterColumnMapper(FingerprintMapper.class)
@RegisterArgumentFactory(FingerprintArgument.class)
@RegisterConstructorMapper(TargetState.class)
public interface TargetStateDao {

    @SqlQuery(
            """
            SELECT target_id, fingerprint, problem_kind, problem, inspected_at,
                   expected_fingerprint, release_id, expected_since
            FROM target_state
            WHERE target_id = :targetId
            """)
    Optional<TargetState> find(long targetId);

    /** The control database's clock, which dates every inspection. */
    @SqlQuery("SELECT clock_timestamp()")
    Instant now();

    /**
     * Records the states attempts left their targets in: from now on these are the expected ones.
     * Of several records of one target the last counts; a target that is gone is passed over.
     */
    default void recordApplied(Collection<RecordedState> batch) {
        var last = new LinkedHashMap<Long, RecordedState>();
        batch.forEach(state -> last.put(state.targetId(), state));
        var states = List.copyOf(last.values());
        upsertBothSides(
                ids(states, RecordedState::targetId),
                texts(states, state -> state.fingerprint().value()),
                states.stream().map(RecordedState::releaseId).toArray(Long[]::new),
                texts(states, state -> state.at().toString()));
    }

    /**
     * Records the live side of targets inspected at {@code at}. What was inspected or applied
     * later than that is known already, and stays.
     */
    default void recordInspected(Collection<Inspected> batch, Instant at) {
        var states = List.copyOf(batch);
        upsertLiveSide(
                ids(states, Inspected::targetId),
                texts(states, state -> state instanceof Inspected.Read(_, var f) ? f.value() : null),
                texts(
                        states,
                        state ->
                                state instanceof Inspected.Unread(_, var kind, _)
                                        ? kind.label()
                                        : null),
                texts(
                        states,
                        state -> state instanceof Inspected.Unread(_, _, var why) ? why : null),
                at);
    }

    @SqlUpdate(
            """
            INSERT INTO target_state AS known
                (target_id, fingerprint, inspected_at, expected_fingerprint, release_id,
                 expected_since)
            SELECT target.id, state.fingerprint, clock_timestamp(), state.fingerprint,
                   state.release_id, state.at
            FROM unnest(:ids, :fingerprints, :releaseIds, CAST(:ats AS timestamptz[]))
                     AS state (target_id, fingerprint, release_id, at)
            JOIN target ON target.id = state.target_id
            ORDER BY target.id
            ON CONFLICT (target_id) DO UPDATE
            SET fingerprint = excluded.fingerprint,
                problem_kind = NULL,
                problem = NULL,
                inspected_at = excluded.inspected_at,
                expected_fingerprint = excluded.expected_fingerprint,
                release_id = excluded.release_id,
                expected_since = excluded.expected_since
            """)
    void upsertBothSides(Long[] ids, String[] fingerprints, Long[] releaseIds, String[] ats);

    @SqlUpdate(
            """
            INSERT INTO target_state AS known
                (target_id, fingerprint, problem_kind, problem, inspected_at)
            SELECT target.id, state.fingerprint, state.problem_kind, state.problem, :at
            FROM unnest(:ids, :fingerprints, :kinds, :problems)
                     AS state (target_id, fingerprint, problem_kind, problem)
            JOIN target ON target.id = state.target_id
            ORDER BY target.id
            ON CONFLICT (target_id) DO UPDATE
            SET fingerprint = excluded.fingerprint,
                problem_kind = excluded.problem_kind,
                problem = excluded.problem,
                inspected_at = excluded.inspected_at
            WHERE known.inspected_at <= excluded.inspected_at
            """)
    void upsertLiveSide(
            Long[] ids, String[] fingerprints, String[] kinds, String[] problems, Instant at);

    private static <T> Long[] ids(List<T> states, Function<T, Long> id) {
        return states.stream().map(id).toArray(Long[]::new);
    }

    private static <T> String[] texts(List<T> states, Function<T, @Nullable String> text) {
        return states.stream().map(text).toArray(String[]::new);
    }
}
