package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.GaugeFamily;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Gauges of all rollouts, the same on every node, from one aggregate query every five seconds, or
 * less often where it takes long. A rollout that has ended keeps its series for a day, and only the
 * last twenty do; it is counted once.
 */
@ApplicationScoped
class RolloutMetrics {

    private static final Logger LOG = Logger.getLogger(RolloutMetrics.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int FINISHED = 20;

    /** Of those not at an end, the newest. */
    private static final int UNFINISHED = 50;

    /** Waves past these are one. */
    private static final int WAVES = 10;

    private static final String FURTHER = "(further)";

    /**
     * So many times as long as a count took it rests: each node asks, and large fleets take long.
     */
    private static final int REST = 30;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("rollout-metrics").factory());
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final RecentCounts counts;
    private final GaugeFamily info;
    private final GaugeFamily targets;
    private final GaugeFamily budget;
    private final GaugeFamily progress;
    private final GaugeFamily eta;
    private final QueueMetrics queue;

    RolloutMetrics(Jdbi jdbi, InstantSource clock, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.counts = new RecentCounts(jdbi);
        this.info =
                new GaugeFamily(meters, "flotilla.rollout.info", "1 for the phase a rollout is in");
        this.targets =
                new GaugeFamily(meters, "flotilla.rollout.tenants", "Targets by wave and state");
        this.budget =
                new GaugeFamily(
                        meters, "flotilla.rollout.failure.budget.ratio", "Part of the budget used");
        this.progress =
                new GaugeFamily(
                        meters,
                        "flotilla.rollout.last.progress.timestamp.seconds",
                        "When a target last ended");
        this.eta =
                new GaugeFamily(
                        meters, "flotilla.rollout.eta.seconds", "Time left at the present rate");
        this.queue = new QueueMetrics(jdbi, meters);
    }

    void start(@Observes StartupEvent event) {
        timer.execute(this::refreshSafely);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void refreshSafely() {
        var began = System.nanoTime();
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.debugf("No metrics of rollouts this time: %s", e.getMessage());
        }
        var rest = Math.max(PERIOD.toNanos(), REST * (System.nanoTime() - began));
        try {
            var _ = timer.schedule(this::refreshSafely, rest, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // the server stops
        }
    }

    void refresh() {
        var rollouts =
                jdbi.withExtension(RolloutDao.class, dao -> dao.listShown(UNFINISHED, FINISHED));
        show(rollouts, counts.of(rollouts), clock.instant());
    }

    private void show(List<Rollout> rollouts, List<StateCount> counts, Instant now) {
        var infos = new HashMap<Tags, Number>();
        var tenants = new HashMap<Tags, Number>();
        var budgets = new HashMap<Tags, Number>();
        var progresses = new HashMap<Tags, Number>();
        var etas = new HashMap<Tags, Number>();
        var open = 0;
        for (var rollout : rollouts) {
            var own = counts.stream().filter(c -> c.rolloutId() == rollout.id()).toList();
            var tags = Tags.of("rollout", String.valueOf(rollout.id()));
            for (var state : RolloutState.values()) {
                infos.put(tags.and("phase", state.label()), state == rollout.state() ? 1 : 0);
            }
            addTenants(tenants, rollout, own, tags);
            budgets.put(tags, budgetUsed(rollout, own));
            var last = RolloutViews.lastProgress(rollout, own);
            progresses.put(tags, last == null ? 0 : last.toEpochMilli() / 1000.0);
            var left = openOf(own);
            var rate = RolloutViews.rate(rollout, own, now);
            etas.put(tags, rate > 0 ? left / rate : 0);
            open += rollout.state().active() ? left : 0;
        }
        info.show(infos);
        targets.show(tenants);
        budget.show(budgets);
        progress.show(progresses);
        eta.show(etas);
        queue.show(open);
    }

    private static void addTenants(
            Map<Tags, Number> rows, Rollout rollout, List<StateCount> own, Tags tags) {
        var waves = rollout.spec().waves().size();
        for (var position = 1; position <= Math.min(WAVES, waves); position++) {
            var wave = position;
            addStates(
                    rows,
                    own.stream().filter(count -> count.wave() == wave).toList(),
                    tags.and("wave", rollout.spec().wave(wave).name()));
        }
        if (waves > WAVES) {
            addStates(
                    rows,
                    own.stream().filter(count -> count.wave() > WAVES).toList(),
                    tags.and("wave", FURTHER));
        }
    }

    private static void addStates(Map<Tags, Number> rows, List<StateCount> counts, Tags tags) {
        RolloutViews.byState(counts)
                .forEach((state, count) -> rows.put(tags.and("state", state), count));
    }

    private static int openOf(List<StateCount> counts) {
        return counts.stream()
                .filter(count -> count.targetState().open())
                .mapToInt(StateCount::targets)
                .sum();
    }

    /** 1 where the next failure halts; a budget of none is used up by the first failure. */
    private static double budgetUsed(Rollout rollout, List<StateCount> counts) {
        var budget = RolloutViews.failures(rollout, counts);
        return budget.allowed() == null || budget.used() == 0
                ? 0
                : Math.min(1.0, budget.used() / (double) Math.max(1, budget.allowed()));
    }
}
