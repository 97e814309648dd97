package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.GaugeFamily;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Gauges of what waits for an attempt and of what is being attempted, over all rollouts. */
final class QueueMetrics {

    private final Jdbi jdbi;
    private final GaugeFamily depth;
    private final GaugeFamily age;
    private final GaugeFamily leases;
    private final GaugeFamily approvals;

    QueueMetrics(Jdbi jdbi, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.depth = new GaugeFamily(meters, "flotilla.queue.depth", "What waits to be done");
        this.age =
                new GaugeFamily(
                        meters,
                        "flotilla.queue.oldest.age.seconds",
                        "What waits longest, since when");
        this.leases = new GaugeFamily(meters, "flotilla.leases", "Targets claimed by nodes");
        this.approvals =
                new GaugeFamily(meters, "flotilla.approvals.pending", "Rollouts to be approved");
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
        depth.show(Map.of(targets, open));
        age.show(Map.of(targets, Math.max(0, work.oldestSeconds())));
        leases.show(
                Map.of(
                        Tags.of("state", "held"), work.held(),
                        Tags.of("state", "expired"), work.expired()));
        approvals.show(Map.of(Tags.empty(), work.approvals()));
    }
}
