package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.rollout.RolloutView.Budget;
import io.flotilla.orchestrator.rollout.RolloutView.WaveProgress;
import io.flotilla.orchestrator.rollout.spec.Failures.Then;
import io.flotilla.orchestrator.rollout.spec.RolloutDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Puts together what people see of a rollout. */
@ApplicationScoped
class RolloutViews {

    private static final Duration RECENT = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final InstantSource clock;

    RolloutViews(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    RolloutView of(Rollout rollout) {
        return of(List.of(rollout)).getFirst();
    }

    /** One query for the counts of them all. */
    List<RolloutView> of(List<Rollout> rollouts) {
        return jdbi.withHandle(
                handle -> {
                    var targets = handle.attach(RolloutTargetDao.class);
                    var waves = handle.attach(WaveDao.class);
                    var counts = targets.countByState(rollouts.stream().map(Rollout::id).toList());
                    var views = new ArrayList<RolloutView>();
                    for (var rollout : rollouts) {
                        views.add(
                                view(
                                        rollout,
                                        waves.list(rollout.id()),
                                        counts.stream()
                                                .filter(c -> c.rolloutId() == rollout.id())
                                                .toList(),
                                        targets.listProblems(rollout.id()),
                                        handle.attach(Windows.Dao.class).list(rollout.id()),
                                        handle.attach(CheckDao.class).list(rollout.id()),
                                        handle.attach(Budgets.Dao.class)
                                                .tally(rollout.id(), rollout.direction().label())));
                    }
                    return views;
                });
    }

    private RolloutView view(
            Rollout rollout,
            List<Wave> waves,
            List<StateCount> counts,
            List<DatabaseProblem> problems,
            List<Windows.Recorded> windows,
            List<AskedCheck> checks,
            List<Budgets.Tally> tallies) {
        var now = clock.instant();
        var progress = waves.stream().map(wave -> progress(rollout, wave, counts, now)).toList();
        var rate = rate(rollout, counts, now);
        var open = sum(counts, TargetState::open);
        return new RolloutView(
                rollout.id(),
                rollout.release(),
                rollout.releases(),
                rollout.state(),
                rollout.halted(),
                rollout.reason(),
                rollout.manifestDigest(),
                rollout.createdBy(),
                rollout.createdAt(),
                rollout.approvedBy(),
                rollout.approvedAt(),
                rollout.startedAt(),
                rollout.finishedAt(),
                RolloutDocument.write(rollout.spec()),
                rollout.changes(),
                progress,
                rollout.targets(),
                byState(counts),
                failures(rollout, counts),
                drift(rollout, tallies),
                rate,
                rate > 0 && rollout.state().active() ? Math.round(open / rate) : null,
                sum(counts, TargetState::exception),
                problems,
                new Waits(rollout, waves, windows, checks).at(now),
                NextActions.of(rollout, waves, counts));
    }

    /** What was accepted is not taken away from what is shown, but added to what is allowed. */
    static Budget failures(Rollout rollout, List<StateCount> counts) {
        var failed = counts.stream().filter(it -> it.targetState() == rollout.failure()).toList();
        var forgiven = failed.stream().mapToInt(StateCount::forgiven).sum();
        var failures = rollout.spec().failures();
        return new Budget(
                failures.then() == Then.CONTINUE
                        ? null
                        : failures.budget().allowed(rollout.targets()) + forgiven,
                sum(failed, _ -> true));
    }

    private static Budget drift(Rollout rollout, List<Budgets.Tally> tallies) {
        var failures = rollout.spec().failures();
        return new Budget(
                failures.then() == Then.CONTINUE || failures.drift() == null
                        ? null
                        : failures.drift().allowed(rollout.targets()),
                tallies.stream().mapToInt(Budgets.Tally::drifted).sum());
    }

    private static WaveProgress progress(
            Rollout rollout, Wave wave, List<StateCount> all, Instant now) {
        var counts = all.stream().filter(count -> count.wave() == wave.position()).toList();
        var spec = rollout.spec().wave(wave.position());
        return new WaveProgress(
                wave.position(),
                wave.name(),
                state(rollout, wave, now),
                spec.parallel(),
                sum(counts, _ -> true),
                byState(counts));
    }

    private static WaveState state(Rollout rollout, Wave wave, Instant now) {
        if (rollout.state() == RolloutState.COMPLETED || rollout.state() == RolloutState.REVERTED) {
            return WaveState.DONE;
        }
        if (rollout.direction() == Direction.REVERT) {
            var ahead = Integer.compare(wave.position(), rollout.revertWave());
            return ahead < 0 ? WaveState.DONE : ahead > 0 ? WaveState.WAITING : WaveState.RUNNING;
        }
        if (wave.openedAt() == null) {
            return WaveState.WAITING;
        }
        if (wave.done()) {
            return WaveState.DONE;
        }
        if (wave.workedAt() == null) {
            return WaveState.RUNNING;
        }
        var spec = rollout.spec().wave(wave.position());
        return wave.bakes(spec, now) || !wave.gated(spec) ? WaveState.BAKING : WaveState.GATE;
    }

    /** Every state, in the order they are declared in, also where there is no target in it. */
    static Map<String, Integer> byState(List<StateCount> counts) {
        var all = new LinkedHashMap<String, Integer>();
        for (var state : TargetState.values()) {
            all.put(state.label(), sum(counts, state::equals));
        }
        return all;
    }

    private static int sum(List<StateCount> counts, Predicate<TargetState> which) {
        return counts.stream()
                .filter(count -> which.test(count.targetState()))
                .mapToInt(StateCount::targets)
                .sum();
    }

    /** Targets per second that ended within the last half minute, or since the start. */
    static double rate(Rollout rollout, List<StateCount> counts, Instant now) {
        var started = rollout.startedAt();
        if (started == null || !rollout.state().active()) {
            return 0;
        }
        var running = Duration.between(started, now);
        var span = running.compareTo(RECENT) < 0 ? running : RECENT;
        var recent = counts.stream().mapToInt(StateCount::recent).sum();
        return recent / Math.max(1.0, span.toMillis() / 1000.0);
    }

    static @Nullable Instant lastProgress(Rollout rollout, List<StateCount> counts) {
        return counts.stream()
                .map(StateCount::lastFinished)
                .filter(at -> at != null)
                .max(Instant::compareTo)
                .orElse(rollout.startedAt());
    }
}
