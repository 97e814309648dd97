package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.rollout.Wait.Kind;
import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps a running rollout from going on, as far as that is not work. */
record Waits(
        Rollout rollout,
        List<Wave> waves,
        List<Windows.Recorded> windows,
        List<AskedCheck> checks) {

    /** In the order of the windows and then the waves; none unless it runs forward. */
    List<Wait> at(Instant now) {
        if (rollout.state() != RolloutState.RUNNING || rollout.direction() != Direction.FORWARD) {
            return List.of();
        }
        var waits = new ArrayList<Wait>();
        windows.stream()
                .filter(window -> !window.open() && window.waiting() > 0)
                .map(this::window)
                .forEach(waits::add);
        for (var wave : waves) {
            addWaits(waits, wave, rollout.spec().wave(wave.position()), now);
        }
        return waits;
    }

    private Wait window(Windows.Recorded recorded) {
        var window = rollout.spec().windows().get(recorded.number() - 1);
        var started = rollout.startedAt();
        var since =
                started != null && started.isAfter(recorded.changedAt())
                        ? started
                        : recorded.changedAt();
        return new Wait(
                Kind.WINDOW,
                null,
                "%d targets%s wait for their window: %s"
                        .formatted(
                                recorded.waiting(),
                                window.select() == null ? "" : " of '" + window.select() + "'",
                                window.words()),
                since,
                recorded.nextAt());
    }

    private void addWaits(List<Wait> waits, Wave wave, WaveSpec spec, Instant now) {
        if (wave.openedAt() == null) {
            waits.addAll(dependencies(wave));
            return;
        }
        var worked = wave.workedAt();
        if (worked == null || wave.done()) {
            return;
        }
        var baked = wave.bakesUntil(spec);
        if (wave.bakes(spec, now)) {
            waits.add(wait(Kind.BAKE, wave, "bakes", worked, baked));
        }
        if (wave.checked(spec)) {
            waits.addAll(health(wave, spec));
        }
        if (!wave.bakes(spec, now) && wave.gated(spec)) {
            waits.add(wait(Kind.GATE, wave, "must be promoted", baked, null));
        }
    }

    private List<Wait> health(Wave wave, WaveSpec spec) {
        var waits = new ArrayList<Wait>();
        for (var check : spec.checks()) {
            var asked =
                    checks.stream()
                            .filter(it -> it.wave() == wave.position())
                            .filter(it -> it.name().equals(check.name()))
                            .findFirst()
                            .orElse(null);
            if (asked == null || !asked.heldAfterBake(wave, spec)) {
                waits.add(
                        wait(
                                Kind.HEALTH,
                                wave,
                                "health check '%s' %s".formatted(check.name(), lastWord(asked)),
                                wave.workedAt(),
                                wave.bakesUntil(spec)));
            }
        }
        return waits;
    }

    private static String lastWord(@Nullable AskedCheck asked) {
        return asked == null || asked.detail() == null
                ? "must hold; no answer yet"
                : "must hold; it last " + asked.detail();
    }

    /** None for a wave that opens at the next tick. */
    private List<Wait> dependencies(Wave wave) {
        var undone =
                WaveProgression.required(rollout, wave.position()).stream()
                        .filter(name -> waves.stream().noneMatch(it -> is(it, name) && it.done()))
                        .toList();
        return undone.isEmpty()
                ? List.of()
                : List.of(
                        wait(
                                Kind.DEPENDS_ON,
                                wave,
                                "depends on " + String.join(", ", undone),
                                rollout.startedAt(),
                                null));
    }

    private static boolean is(Wave wave, String name) {
        return wave.name().equals(name);
    }

    private static Wait wait(
            Kind kind, Wave wave, String detail, @Nullable Instant since, @Nullable Instant until) {
        return new Wait(kind, wave.name(), detail, since, until);
    }
}
