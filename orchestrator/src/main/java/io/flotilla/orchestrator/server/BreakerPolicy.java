package io.flotilla.orchestrator.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** When a server is left alone, and for how long. */
@ConfigMapping(prefix = "flotilla.server")
interface BreakerPolicy {

    /** So many faults in a row open a server's breaker. */
    @WithDefault("5")
    int faults();

    /** How long nothing begins on a server after that; twice as long each time it fails again. */
    @WithDefault("10s")
    Duration coolDown();

    /** The longest cool-down. */
    @WithDefault("5m")
    Duration longestCoolDown();

    /** The cap of a server that has none of its own; without it there is none. */
    OptionalInt connections();

    /** The cool-down after {@code earlier} ones in a row, up to half as long again. */
    default Duration coolDown(int earlier, double jitter) {
        var doubled = coolDown().multipliedBy(1L << Math.min(earlier, 20));
        var bounded = doubled.compareTo(longestCoolDown()) < 0 ? doubled : longestCoolDown();
        return bounded.plusNanos((long) (bounded.toNanos() / 2 * jitter));
    }
}
