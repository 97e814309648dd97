package io.flotilla.orchestrator.preflight;

import io.flotilla.orchestrator.preflight.EstimateDao.Times;
import io.flotilla.orchestrator.preflight.EstimateDao.Work;
import io.flotilla.orchestrator.preflight.PreflightReport.Estimate;
import io.flotilla.orchestrator.preflight.PreflightReport.SizeClass;
import io.flotilla.orchestrator.rollout.Rollout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says how long a rollout may take, by the best times there are: rehearsals, else attempts of these
 * plans, else attempts of any plan. A size nobody timed counts as the largest that was.
 */
final class Estimates {

    private static final Long[] BOUNDS = {10L << 20, 1L << 30, 100L << 30};

    private final EstimateDao dao;

    Estimates(EstimateDao dao) {
        this.dao = dao;
    }

    @Nullable Estimate of(long preflight, Rollout rollout) {
        var work = dao.work(preflight, rollout.id(), BOUNDS);
        var rehearsed = dao.rehearsed(preflight, BOUNDS);
        if (!rehearsed.isEmpty()) {
            return of("rehearsal", rehearsed, work, rollout);
        }
        var same = dao.attempted(preflight, rollout.id(), true, BOUNDS);
        if (!same.isEmpty()) {
            return of("plan", same, work, rollout);
        }
        var any = dao.attempted(preflight, rollout.id(), false, BOUNDS);
        return any.isEmpty() ? null : of("history", any, work, rollout);
    }

    private static Estimate of(String basis, List<Times> times, List<Work> work, Rollout rollout) {
        var bySize =
                times.stream().collect(Collectors.toMap(Times::sizeClass, Function.identity()));
        var slowest =
                times.stream()
                        .max(Comparator.comparingInt(Times::sizeClass))
                        .map(Times::p50)
                        .orElse(0.0);
        return new Estimate(
                basis,
                Math.round(seconds(work, bySize, slowest == null ? 0 : slowest, rollout)),
                sizes(work, bySize));
    }

    private static double seconds(
            List<Work> work, Map<Integer, Times> times, double otherwise, Rollout rollout) {
        var waves = work.stream().collect(Collectors.groupingBy(Work::wave));
        var total = 0.0;
        for (var wave : waves.entrySet()) {
            if (wave.getKey() == 0) {
                continue;
            }
            var spec = rollout.spec().wave(wave.getKey());
            var ofAll = millis(wave.getValue(), times, otherwise) / spec.parallel();
            var ofSlowestDatabase =
                    wave.getValue().stream()
                            .collect(Collectors.groupingBy(Work::databaseId))
                            .values()
                            .stream()
                            .mapToDouble(
                                    some ->
                                            millis(some, times, otherwise)
                                                    / rollout.spec().perDatabase())
                            .max()
                            .orElse(0);
            total += Math.max(ofAll, ofSlowestDatabase) / 1000 + spec.bake().toSeconds();
        }
        return total;
    }

    private static double millis(List<Work> work, Map<Integer, Times> times, double otherwise) {
        return work.stream()
                .mapToDouble(
                        some -> {
                            var time = times.get(some.sizeClass());
                            var one = time == null || time.p50() == null ? otherwise : time.p50();
                            return some.targets() * one;
                        })
                .sum();
    }

    private static List<SizeClass> sizes(List<Work> work, Map<Integer, Times> times) {
        var sizes = new ArrayList<SizeClass>();
        for (var at = 0; at <= BOUNDS.length; at++) {
            var sizeClass = at;
            var targets =
                    work.stream()
                            .filter(some -> some.sizeClass() == sizeClass)
                            .mapToLong(Work::targets)
                            .sum();
            if (targets > 0) {
                var time = times.get(at);
                sizes.add(
                        new SizeClass(
                                at < BOUNDS.length ? BOUNDS[at] : null,
                                targets,
                                time == null ? null : time.p50(),
                                time == null ? null : time.p95()));
            }
        }
        return sizes;
    }
}
