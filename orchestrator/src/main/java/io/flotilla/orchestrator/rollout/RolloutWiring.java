package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.audit.Audit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Makes the driver, with the control database's clock: nodes need not agree about the time. */
@Singleton
class RolloutWiring {

    @Produces
    @Singleton
    RolloutDriver driver(Jdbi jdbi, Audit audit, ShardTrigger shards) {
        InstantSource clock =
                () ->
                        jdbi.withHandle(
                                handle ->
                                        handle.createQuery("SELECT clock_timestamp()")
                                                .mapTo(Instant.class)
                                                .one());
        return new RolloutDriver(jdbi, audit, shards, clock);
    }
}
