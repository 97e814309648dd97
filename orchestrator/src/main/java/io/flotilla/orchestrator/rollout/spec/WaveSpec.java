package io.flotilla.orchestrator.rollout.spec;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One wave. {@code dependsOn} names the waves that must be done first, null all before it; {@code
 * slowStart} begins with one attempt at a time; {@code bake} is the wait after its last target,
 * during which {@code checks} must hold, before the gate.
 */
public record WaveSpec(
        String name,
        Picks picks,
        @Nullable List<String> dependsOn,
        int parallel,
        boolean slowStart,
        Duration bake,
        List<HealthCheck> checks,
        Gate gate,
        Failures.OfWave failures) {

    public WaveSpec {
        dependsOn = dependsOn == null ? null : List.copyOf(dependsOn);
        checks = List.copyOf(checks);
    }

    /**
     * Who is in it: of the targets no earlier wave took, those that {@code select} picks and whose
     * tenant is named, if any is; of these the first {@code size} in the order.
     */
    public record Picks(
            @Nullable String select,
            List<String> tenants,
            @Nullable WaveSize size,
            @Nullable OrderBy orderBy) {

        /** Every target that is left. */
        static final Picks REST = new Picks(null, List.of(), null, null);

        public Picks {
            tenants = List.copyOf(tenants);
        }
    }

    /** Whether it takes every target that is left. */
    public boolean takesTheRest() {
        return picks.select() == null && picks.tenants().isEmpty() && picks.size() == null;
    }

    WaveSpec with(int attempts, Failures.OfWave budgets) {
        return new WaveSpec(
                name, picks, dependsOn, attempts, slowStart, bake, checks, gate, budgets);
    }

    /** What must happen between this wave and the next. */
    public enum Gate {
        NONE,
        /** Somebody must promote the rollout. */
        MANUAL
    }
}
