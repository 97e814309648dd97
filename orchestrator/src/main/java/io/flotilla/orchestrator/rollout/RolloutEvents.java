package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.http.EventStreams.Event;
import io.flotilla.orchestrator.http.EventStreams.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one rollout, for one reader. An event's id is a transaction of the control
 * database: everything before it has been told. A target that changed is told as it is now, perhaps
 * twice, and not each state it was in.
 */
final class RolloutEvents implements Source {

    /** More targets than that are not told one by one; the reader loads them anew. */
    private static final int MOST = 5_000;

    private static final int PER_EVENT = 500;

    private final long rollout;
    private final Jdbi jdbi;
    private final SharedViews views;
    private final Supplier<RolloutView> view;
    private @Nullable Long seen;
    private @Nullable RolloutView last;

    /**
     * @param seen the id of the last event the reader has, or null if it has none
     */
    RolloutEvents(long rollout, Jdbi jdbi, SharedViews views, @Nullable Long seen) {
        this.rollout = rollout;
        this.jdbi = jdbi;
        this.views = views;
        this.view = views.join(rollout);
        this.seen = seen;
    }

    @Override
    public List<Event> next() {
        var events = new ArrayList<Event>();
        jdbi.useExtension(Dao.class, dao -> addTargets(dao, events));
        var now = view.get();
        if (!now.equals(last)) {
            events.add(new Event("rollout", null, now));
            last = now;
        }
        return events;
    }

    @Override
    public void close() {
        views.leave(rollout);
    }

    private void addTargets(Dao dao, List<Event> events) {
        // first, so that what commits in between is told the next time
        var horizon = dao.horizon();
        var before = seen;
        seen = horizon;
        if (before == null || before > horizon) {
            events.add(reload(horizon));
            return;
        }
        var changed = dao.listChanged(rollout, before, MOST + 1);
        if (changed.size() > MOST) {
            events.add(reload(horizon));
            return;
        }
        for (var from = 0; from < changed.size(); from += PER_EVENT) {
            var to = Math.min(from + PER_EVENT, changed.size());
            var targets = changed.subList(from, to).stream().map(RolloutTargetView::of).toList();
            var id = to == changed.size() ? String.valueOf(horizon) : null;
            events.add(new Event("targets", id, targets));
        }
    }

    private static Event reload(long horizon) {
        return new Event("reload", String.valueOf(horizon), Map.of());
    }

    interface Dao {

        /** Every transaction before it has ended, and what it did can be seen. */
        @SqlQuery("SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)")
        long horizon();

        /**
         * Rows that {@code since} or a later transaction wrote. Reads all rows of the rollout: a
         * row's {@code xmin} has no index, but costs those who write it nothing.
         */
        @SqlQuery(
                RolloutTargetDao.VIEW
                        + """
                        WHERE x.rollout_id = :id
                          AND age(x.xmin) <= age(CAST(CAST(CAST(:since AS text) AS xid8) AS xid))
                        ORDER BY x.target_id LIMIT :limit
                        """)
        @RegisterConstructorMapper(TargetRow.class)
        List<TargetRow> listChanged(long id, long since, int limit);
    }
}
