package io.flotilla.orchestrator.trash;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what plans dropped is kept. */
@ConfigMapping(prefix = "flotilla.trash")
interface TrashConfig {

    /** What has been in the trash for as long is purged. */
    @WithDefault("30d")
    Duration retention();

    /** Whether that is done daily; if not, only when asked for. */
    @WithDefault("true")
    boolean daily();
}
