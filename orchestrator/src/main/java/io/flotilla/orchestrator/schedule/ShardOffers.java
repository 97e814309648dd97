package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.Draining;
import io.flotilla.orchestrator.rollout.RolloutDriver;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has every node look for shards that have work, about once a second. The tick alone would not do:
 * it runs on one node, and only that node would ask for any.
 */
@ApplicationScoped
class ShardOffers {

    private static final Logger LOG = Logger.getLogger(ShardOffers.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final RolloutDriver driver;
    private final boolean ticking;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("shard-offers").factory());

    ShardOffers(
            RolloutDriver driver,
            @ConfigProperty(name = "flotilla.rollout.tick", defaultValue = "true")
                    boolean ticking) {
        this.driver = driver;
        this.ticking = ticking;
    }

    void start(@Observes StartupEvent event) {
        if (ticking) {
            // nodes started together need not look at the same moment
            var first = ThreadLocalRandom.current().nextLong(PERIOD_MILLIS);
            var _ =
                    clock.scheduleWithFixedDelay(
                            this::look, first, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void drain(@Observes Draining event) {
        clock.shutdownNow();
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void look() {
        try {
            driver.offerShards();
        } catch (RuntimeException e) {
            LOG.warnf("No shards are looked for: %s", e.getMessage());
        }
    }
}
