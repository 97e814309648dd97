package io.flotilla.orchestrator.cli.rollout;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What ends a watch. */
final class WatchOptions {
    @Option(names = "--follow", description = "stay through pauses and gates")
    private boolean follow;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "leave after this long with exit code 5, for instance 30m")
    private @Nullable Duration timeout;

    Watch.Limits limits() {
        return new Watch.Limits(follow, timeout);
    }
}
