package io.flotilla.orchestrator.rollout.spec;

import io.flotilla.engine.apply.Attempt.Timeouts;
import java.util.List;

/**
 * What a rollout is to do: {@code release} ({@code name@tag}) for the targets a selector picks,
 * wave by wave. {@code perDatabase} bounds the concurrent attempts on one database; {@code windows}
 * are looked through in their order, and a target none is for has no bounds.
 */
public record RolloutSpec(
        String release,
        String targets,
        List<WaveSpec> waves,
        int perDatabase,
        Failures failures,
        Retry retry,
        Timeouts timeouts,
        List<Window> windows) {

    public RolloutSpec {
        waves = List.copyOf(waves);
        windows = List.copyOf(windows);
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
