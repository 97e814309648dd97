package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.rollout.spec.Window;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Writes down which of a rollout's windows are open, which is what claims look at. */
public final class Windows {

    /** Whether attempts on a target x may start as far as its window is concerned. */
    public static final String IN_WINDOW =
            """
            (x.window_number IS NULL OR x.direction = 'revert' OR EXISTS (
                SELECT FROM rollout_window v
                WHERE v.rollout_id = x.rollout_id AND v.number = x.window_number AND v.open))
            """;

    private Windows() {}

    /** One of a rollout's windows, counted from 1; {@code waiting} targets are open work in it. */
    public record Recorded(
            int number, boolean open, Instant changedAt, @Nullable Instant nextAt, int waiting) {}

    static void record(Handle handle, Rollout rollout, Instant now) {
        var dao = handle.attach(Dao.class);
        var number = 0;
        for (var window : rollout.spec().windows()) {
            number++;
            switch (window.at(now)) {
                case Window.State.Open(var until) ->
                        dao.record(rollout.id(), number, true, now, until);
                case Window.State.Closed(var until) ->
                        dao.record(rollout.id(), number, false, now, until);
            }
        }
    }

    /** Nothing starts in a window before the driver has looked at it again. */
    static void forget(Handle handle, long rolloutId) {
        handle.attach(Dao.class).forget(rolloutId);
    }

    @RegisterConstructorMapper(Recorded.class)
    interface Dao {

        @SqlUpdate(
                """
                INSERT INTO rollout_window AS known (rollout_id, number, open, changed_at, next_at)
                VALUES (:id, :number, :open, :at, :nextAt)
                ON CONFLICT (rollout_id, number) DO UPDATE
                SET open = excluded.open, next_at = excluded.next_at,
                    changed_at = CASE WHEN known.open = excluded.open THEN known.changed_at
                                      ELSE excluded.changed_at END
                WHERE known.open <> excluded.open OR known.next_at IS DISTINCT FROM excluded.next_at
                """)
        void record(long id, int number, boolean open, Instant at, @Nullable Instant nextAt);

        @SqlUpdate("DELETE FROM rollout_window WHERE rollout_id = :id")
        void forget(long id);

        @SqlQuery(
                """
                SELECT v.number, v.open, v.changed_at, v.next_at,
                       (SELECT count(*) FROM rollout_open_wave w
                        JOIN rollout_target x ON x.rollout_id = w.rollout_id AND x.wave = w.position
                        WHERE w.rollout_id = v.rollout_id AND x.window_number = v.number
                          AND x.state IN ('pending', 'retrying', 'deferred', 'unknown')) AS waiting
                FROM rollout_window v
                WHERE v.rollout_id = :id
                ORDER BY v.number
                """)
        List<Recorded> list(long id);
    }
}
