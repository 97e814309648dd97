package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.RecentReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Rollouts that are being watched on this node, each read once a second for all its readers. */
@ApplicationScoped
class SharedViews {

    private static final Duration FRESH = Duration.ofMillis(900);

    private final ConcurrentHashMap<Long, Shared> shared = new ConcurrentHashMap<>();
    private final RolloutService rollouts;
    private final RolloutViews views;

    SharedViews(RolloutService rollouts, RolloutViews views) {
        this.rollouts = rollouts;
        this.views = views;
    }

    private record Shared(int readers, RecentReading<RolloutView> reading) {}

    /** To be followed by {@link #leave} when the reader goes. */
    Supplier<RolloutView> join(long id) {
        return shared.compute(
                        id,
                        (_, there) ->
                                there == null
                                        ? new Shared(1, reading(id))
                                        : new Shared(there.readers() + 1, there.reading()))
                .reading();
    }

    void leave(long id) {
        shared.computeIfPresent(
                id,
                (_, there) ->
                        there.readers() == 1
                                ? null
                                : new Shared(there.readers() - 1, there.reading()));
    }

    private RecentReading<RolloutView> reading(long id) {
        return new RecentReading<>(
                InstantSource.system(), FRESH, () -> views.of(rollouts.require(id)));
    }
}
