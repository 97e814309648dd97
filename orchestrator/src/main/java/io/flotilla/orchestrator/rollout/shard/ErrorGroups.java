package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.orchestrator.notify.Notifications;
import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.TargetState;
import io.flotilla.orchestrator.rollout.shard.Ending.Ended;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Puts alike failures of a rollout into one group, and tells of each group once: when its first
 * target came to an end by it, or to wait for the end of its wave. For one thread.
 */
final class ErrorGroups {

    private final Rollout rollout;
    private final Set<String> recorded = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    ErrorGroups(Rollout rollout) {
        this.rollout = rollout;
    }

    /** One failure of a batch that stands for its group. */
    private record Example(ErrorText text, ClaimedTarget target, boolean settled) {

        /** Of two of a group, the one that says more about how it ends. */
        Example or(Example other) {
            return settled ? this : other;
        }
    }

    interface Dao {

        @SqlUpdate(
                """
                INSERT INTO error_group (rollout_id, key, failure_kind, sql_state, text)
                VALUES (:rolloutId, :key, :kind, :sqlState, :text)
                ON CONFLICT DO NOTHING
                """)
        void add(long rolloutId, String key, String kind, @Nullable String sqlState, String text);

        @SqlUpdate(
                """
                UPDATE error_group SET notified_at = now()
                WHERE rollout_id = :rolloutId AND key = :key AND notified_at IS NULL
                """)
        int markTold(long rolloutId, String key);
    }

    /** The keys of the groups of those that failed, by epoch; the groups are there afterwards. */
    Map<Long, String> of(Handle handle, List<Attempted> batch) {
        var keys = new LinkedHashMap<Long, String>();
        // always in the order of keys, so that two shards never wait for each other
        var examples = new TreeMap<String, Example>();
        for (var attempted : batch) {
            if (attempted.ending() instanceof Ended ended && ended.failureKind() != null) {
                var error = ErrorText.of(attempted.target(), ended);
                var settled = ended.state() != TargetState.RETRYING;
                keys.put(attempted.target().epoch(), error.key());
                examples.merge(
                        error.key(), new Example(error, attempted.target(), settled), Example::or);
            }
        }
        examples.forEach((key, example) -> record(handle.attach(Dao.class), handle, key, example));
        return keys;
    }

    private void record(Dao dao, Handle handle, String key, Example example) {
        if (!recorded.contains(key)) {
            var error = example.text();
            dao.add(rollout.id(), key, error.kind(), error.sqlState(), error.text());
            handle.afterCommit(() -> recorded.add(key));
        }
        if (example.settled() && !told.contains(key)) {
            if (dao.markTold(rollout.id(), key) == 1) {
                tell(handle, key, example);
            }
            handle.afterCommit(() -> told.add(key));
        }
    }

    private void tell(Handle handle, String key, Example example) {
        var body = new LinkedHashMap<String, Object>();
        body.put("rollout", rollout.id());
        body.put("release", rollout.release());
        body.put("group", key);
        body.put("kind", example.text().kind());
        if (example.text().sqlState() != null) {
            body.put("sqlState", example.text().sqlState());
        }
        body.put("problem", example.text().text());
        body.put("tenant", example.target().tenant());
        Notifications.tell(handle, "rollout.failure", rollout.subject(), body);
    }
}
