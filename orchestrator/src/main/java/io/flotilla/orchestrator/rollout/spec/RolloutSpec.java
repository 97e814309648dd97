package io.flotilla.orchestrator.rollout.spec;

import io.flotilla.engine.apply.Attempt.Timeouts;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import java.time.Duration;
import java.util.List;

/**
 * What a rollout is to do: {@code release} ({@code name@tag}) for the targets a selector picks,
 * wave by wave. {@code perDatabase} bounds the concurrent attempts on one database; of rollouts
 * that share one, that of the highest {@code priority} goes first. {@code windows} are looked
 * through in their order, and a target none is for has no bounds.
 */
public record RolloutSpec(
        String release,
        String targets,
        List<WaveSpec> waves,
        int perDatabase,
        int priority,
        Failures failures,
        Retry retry,
        Timeouts timeouts,
        List<Window> windows) {

    public RolloutSpec {
        waves = List.copyOf(waves);
        windows = List.copyOf(windows);
    }

    /**
     * The same for latecomers: in one wave, as wide as the widest, and with nothing to wait for.
     */
    public RolloutSpec catchUp() {
        var parallel = waves.stream().mapToInt(WaveSpec::parallel).max().orElseThrow();
        var wave =
                new WaveSpec(
                        "catch-up",
                        WaveSpec.Picks.REST,
                        null,
                        parallel,
                        false,
                        Duration.ZERO,
                        List.of(),
                        Gate.NONE,
                        Failures.OfWave.NONE);
        return new RolloutSpec(
                release,
                targets,
                List.of(wave),
                perDatabase,
                priority,
                failures,
                retry,
                timeouts,
                windows);
    }

    /** The wave at a position, which counts from 1. */
    public WaveSpec wave(int position) {
        return waves.get(position - 1);
    }

    /** The position of a wave, or 0 where none has the name. */
    public int position(String wave) {
        return waves.stream().map(WaveSpec::name).toList().indexOf(wave) + 1;
    }

    /** Whether waves may be under way side by side. */
    public boolean branches() {
        return waves.stream().anyMatch(wave -> wave.dependsOn() != null);
    }
}
