package io.flotilla.orchestrator.rollout;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the targets of rollouts by wave and state. Those of a rollout that has ended are counted
 * once, when nothing is under way there any more.
 */
final class RecentCounts {

    private final Jdbi jdbi;
    private Map<Ended, List<StateCount>> settled = Map.of();

    RecentCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One end of a rollout, which may begin again and end anew. */
    private record Ended(long rolloutId, Instant at) {}

    synchronized List<StateCount> of(List<Rollout> rollouts) {
        var known = new HashMap<Ended, List<StateCount>>();
        var unknown = new ArrayList<Rollout>();
        for (var rollout : rollouts) {
            var at = rollout.finishedAt();
            var counts = at == null ? null : settled.get(new Ended(rollout.id(), at));
            if (at == null || counts == null) {
                unknown.add(rollout);
            } else {
                known.put(new Ended(rollout.id(), at), counts);
            }
        }
        var all = new ArrayList<StateCount>();
        known.values().forEach(all::addAll);
        var fresh = count(unknown);
        fresh.values().forEach(all::addAll);
        for (var rollout : unknown) {
            var at = rollout.finishedAt();
            var counts = fresh.getOrDefault(rollout.id(), List.of());
            if (at != null && counts.stream().noneMatch(it -> it.targetState().open())) {
                known.put(new Ended(rollout.id(), at), counts);
            }
        }
        settled = known;
        return all;
    }

    private Map<Long, List<StateCount>> count(List<Rollout> rollouts) {
        var ids = rollouts.stream().map(Rollout::id).toList();
        return jdbi.withExtension(RolloutTargetDao.class, dao -> dao.countByState(ids)).stream()
                .collect(groupingBy(StateCount::rolloutId));
    }
}
