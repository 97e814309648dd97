package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.health.AllowedHosts;
import io.flotilla.orchestrator.rollout.health.Probe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Makes the driver, with the control database's clock: nodes need not agree about the time. */
@Singleton
class RolloutWiring {

    @Produces
    @Singleton
    RolloutDriver driver(
            Jdbi jdbi,
            Audit audit,
            ShardTrigger shards,
            AllowedHosts hosts,
            RevertOnFailure reverts,
            MeterRegistry meters) {
        InstantSource clock =
                () ->
                        jdbi.withHandle(
                                handle ->
                                        handle.createQuery("SELECT clock_timestamp()")
                                                .mapTo(Instant.class)
                                                .one());
        var checks =
                new HealthChecks(
                        jdbi, new Probe(hosts), task -> Thread.ofVirtual().start(task), clock);
        return new RolloutDriver(jdbi, audit, shards, checks, reverts, clock, meters);
    }

    @Produces
    @Singleton
    AllowedHosts healthCheckHosts(
            @ConfigProperty(name = AllowedHosts.PROPERTY) Optional<List<String>> hosts) {
        return new AllowedHosts(hosts.orElse(List.of()));
    }
}
