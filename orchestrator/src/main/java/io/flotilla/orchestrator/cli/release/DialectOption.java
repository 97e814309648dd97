package io.flotilla.orchestrator.cli.release;

import io.flotilla.orchestrator.cli.client.ApiPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of the releases of one name and tag, where there are several. */
final class DialectOption {
    @Option(
            names = "--dialect",
            description = "which one, where the release is there for several dialects")
    private @Nullable String dialect;

    boolean none() {
        return dialect == null;
    }

    ApiPath in(ApiPath path) {
        return path.with("dialect", dialect);
    }
}
