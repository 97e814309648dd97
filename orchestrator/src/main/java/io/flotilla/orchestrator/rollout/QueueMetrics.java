package io.flotilla.orchestrator.rollout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Gauges of what waits for an attempt and of what is being attempted, over all rollouts. */
final class QueueMetrics {

    private final Jdbi jdbi;
    private final MultiGauge depth;
    private final MultiGauge age;
    private final MultiGauge leases;
    private final MultiGauge approvals;

    QueueMetrics(Jdbi jdbi, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.depth = gauge(meters, "flotilla.queue.depth", "What waits to be done");
        this.age =
                gauge(
                        meters,
                        "flotilla.queue.oldest.age.seconds",
                        "What waits longest, since when");
        this.leases = gauge(meters, "flotilla.leases", "Targets claimed by nodes");
        this.approvals = gauge(meters, "flotilla.approvals.pending", "Rollouts to be approved");
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    /** Leases that hold and that ran out, and for how long the oldest due target has been due. */
    public record Work(long held, long expired, double oldestSeconds, long approvals) {}

    interface Dao {
        /** Of a revert's targets it is not recorded since when they are due. */
        @SqlQuery(
                """
                SELECT lease.held, lease.expired, coalesce(due.seconds, 0) AS oldest_seconds,
                       (SELECT count(*) FROM rollout
                        WHERE state = 'awaiting-approval') AS approvals
                FROM (
                    SELECT count(*) FILTER (WHERE claimed_until >= now()) AS held,
                           count(*) FILTER (WHERE claimed_until < now()) AS expired
                    FROM rollout_target
                    WHERE state = 'running') lease
                CROSS JOIN (
                    SELECT extract(epoch FROM
                                   now() - min(greatest(x.not_before, w.opened_at))) AS seconds
                    FROM rollout r
                    JOIN rollout_wave w ON w.rollout_id = r.id
                    JOIN rollout_target x ON x.rollout_id = r.id AND x.wave = w.position
                    WHERE r.state = 'running' AND w.opened_at IS NOT NULL AND w.done_at IS NULL
                      AND x.direction = 'forward'
                      AND x.state IN ('pending', 'retrying', 'unknown', 'deferred')
                      AND (x.not_before IS NULL OR x.not_before <= now())) due
                """)
        @RegisterConstructorMapper(Work.class)
        Work work();
    }

    /**
     * @param open targets of rollouts under way that are not at an end
     */
    void show(long open) {
        var work = jdbi.withExtension(Dao.class, Dao::work);
        var targets = Tags.of("queue", "targets");
        depth.register(List.of(Row.of(targets, open)), true);
        age.register(List.of(Row.of(targets, Math.max(0, work.oldestSeconds()))), true);
        leases.register(
                List.of(
                        Row.of(Tags.of("state", "held"), work.held()),
                        Row.of(Tags.of("state", "expired"), work.expired())),
                true);
        approvals.register(List.of(Row.of(Tags.empty(), work.approvals())), true);
    }
}
