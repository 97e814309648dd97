package io.flotilla.orchestrator.audit.chain;

import io.flotilla.orchestrator.GaugeReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Goes over the chain again and again, a part whenever the gauges are read, and remembers its end:
 * each node for itself. It does not get past what is wrong, and so says so until it is right again.
 */
@ApplicationScoped
class ChainWatch {

    private static final Logger LOG = Logger.getLogger(ChainWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int PART = 1000;

    private final GaugeReading<Look> looks;
    private Link at = Link.START;
    private Link head = Link.START;

    ChainWatch(Jdbi jdbi, InstantSource clock) {
        this.looks = new GaugeReading<>(clock, PERIOD, () -> jdbi.withHandle(this::look));
    }

    /** What the gauges show. */
    record Look(List<Flaw> flaws, long length, ChainDao.Tail tail) {
        private int valid() {
            return flaws.isEmpty() ? 1 : 0;
        }
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        Gauge.builder("flotilla.audit.chain.valid", () -> looks.show(Look::valid))
                .description("Whether what was looked at of the audit is as it was sealed")
                .register(registry);
        Gauge.builder("flotilla.audit.chain.length", () -> looks.show(Look::length))
                .description("Acts in the audit's chain")
                .register(registry);
        Gauge.builder("flotilla.queue.depth", () -> looks.show(look -> look.tail().acts()))
                .description("What waits to be done")
                .tag("queue", "audit")
                .register(registry);
        Gauge.builder(
                        "flotilla.queue.oldest.age.seconds",
                        () -> looks.show(look -> look.tail().oldestSeconds()))
                .description("What waits longest, since when")
                .tag("queue", "audit")
                .register(registry);
    }

    /** Looks at the next part, and at whether the chain still has the end it had; one at a time. */
    synchronized Look look(Handle handle) {
        var chain = handle.attach(ChainDao.class);
        var tail = chain.tail();
        var cut = Verification.keeps(handle, head);
        if (!cut.isEmpty()) {
            return reported(new Look(cut, head.position(), tail));
        }
        head = chain.findHead().orElse(Link.START);
        var part = Verification.of(handle, at, PART);
        var flaws = new ArrayList<>(part.flaws());
        flaws.addAll(Verification.aroundIt(handle));
        if (part.flaws().isEmpty()) {
            at = part.links() < PART ? Link.START : part.through();
        }
        return reported(new Look(flaws, head.position(), tail));
    }

    private static Look reported(Look look) {
        look.flaws()
                .forEach(
                        flaw ->
                                LOG.errorf(
                                        "The audit is not as it was sealed: %s", flaw.problem()));
        return look;
    }
}
