package io.flotilla.orchestrator;

import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import sun.misc.Signal;

/**
 * The orderly end of a node at SIGTERM: it is no longer ready, starts no more attempts, lets those
 * under way end within the grace period, gives back what it holds, and exits with 0. Requests are
 * answered until then.
 */
@ApplicationScoped
@Readiness
public class Termination implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Termination.class);

    private final ShardRunner shards;
    private final Event<Draining> draining;
    private final AtomicBoolean begun = new AtomicBoolean();

    Termination(ShardRunner shards, Event<Draining> draining) {
        this.shards = shards;
        this.draining = draining;
    }

    /** After Quarkus's own handler, which would end the process with 143 and without a word. */
    void listen(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Signal.handle(
                    new Signal("TERM"),
                    _ -> Thread.ofPlatform().name("termination").start(this::terminate));
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Not draining").status(!begun.get()).build();
    }

    private void terminate() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        LOG.info("Draining: attempts under way may end, nothing more begins");
        try {
            draining.fire(new Draining());
            shards.drain();
        } catch (RuntimeException e) {
            LOG.warnf(e, "Not drained; another node will settle what is open");
        } finally {
            Quarkus.asyncExit(0);
        }
    }
}
