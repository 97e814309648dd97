package io.flotilla.orchestrator.release;

import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.plan.PlanPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A desired state to publish. {@code scratch} names the registered database to try the SQL on; null
 * for the first one of the dialect that answers and lets schemas be made.
 */
public record NewRelease(
        ReleaseReference reference,
        String dialect,
        List<SourceFile> sources,
        PlanPolicy policy,
        @Nullable String scratch) {

    public NewRelease {
        sources = List.copyOf(sources);
    }
}
