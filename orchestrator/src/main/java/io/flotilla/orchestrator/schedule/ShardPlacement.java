package io.flotilla.orchestrator.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.quartz.TriggerKey;

/**
 * Which shards this node asks for. Quartz runs a trigger that is due at once on the node that
 * stored it, so asking is as good as taking: each node asks for its share of the shards that there
 * are, and after a while for one that nobody asks for.
 */
@ApplicationScoped
class ShardPlacement {

    /** Nodes ask about once a second; one that did not in so long will not. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A shard not heard of for so long has no work. */
    private static final Duration FORGET = Duration.ofSeconds(3);

    /** Threads for what is no shard. */
    private static final int SPARE = 2;

    private static final String COUNTS =
            """
            SELECT (SELECT count(*) FROM qrtz_scheduler_state
                    WHERE sched_name = :scheduler
                      AND last_checkin_time > extract(epoch FROM clock_timestamp()) * 1000
                                              - checkin_interval - 7500) AS nodes,
                   count(*) AS shards,
                   count(*) FILTER (
                       WHERE coalesce(f.instance_name, t.description) = :node) AS own
            FROM qrtz_triggers t
            LEFT JOIN qrtz_fired_triggers f USING (sched_name, trigger_name, trigger_group)
            WHERE t.sched_name = :scheduler AND t.job_group = 'shard'
            """;

    private final Jdbi jdbi;
    private final int threads;
    private final Map<TriggerKey, Wait> waiting = new HashMap<>();

    ShardPlacement(Jdbi jdbi, @ConfigProperty(name = "quarkus.quartz.thread-count") int threads) {
        this.jdbi = jdbi;
        this.threads = threads;
    }

    /** Since when a shard that nobody has asked for has work, and when that was last heard. */
    private record Wait(long since, long heard) {}

    /** Nodes that are alive, shards that somebody has asked for, and those this node has. */
    public record Counts(int nodes, int shards, int own) {

        /** Whether this node may take one of these and {@code waiting} others. */
        boolean leavesRoom(int waiting) {
            var share = Math.ceilDiv(shards + waiting, Math.max(1, nodes));
            return own < share;
        }
    }

    /** Whether this node should ask for a shard that has work and for which nobody has asked. */
    synchronized boolean takes(TriggerKey shard, String scheduler, String node) {
        var now = System.nanoTime();
        waiting.values().removeIf(wait -> now - wait.heard() > FORGET.toNanos());
        var since = waiting.containsKey(shard) ? waiting.get(shard).since() : now;
        waiting.put(shard, new Wait(since, now));
        var counts = counts(scheduler, node);
        return counts.own() < threads - SPARE
                && (counts.leavesRoom(waiting.size()) || now - since > PATIENCE.toNanos());
    }

    /** Somebody has asked for it. */
    synchronized void taken(TriggerKey shard) {
        waiting.remove(shard);
    }

    private Counts counts(String scheduler, String node) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(COUNTS)
                                .bind("scheduler", scheduler)
                                .bind("node", node)
                                .map(ConstructorMapper.of(Counts.class))
                                .one());
    }
}
