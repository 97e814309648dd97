package io.flotilla.orchestrator.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How hard a scan may work. */
@ConfigMapping(prefix = "flotilla.scan")
interface ScanConfig {

    /** How many databases are read at the same time. */
    @WithDefault("16")
    int databases();

    /**
     * How many connections to one database a scan takes; never more than half of the database's
     * connection cap, so that a rollout goes on beside it.
     */
    @WithDefault("2")
    int connectionsPerDatabase();

    /** How many schemas are read in one pass over a database's catalog. */
    @WithDefault("200")
    int chunk();
}
