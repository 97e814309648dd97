package io.flotilla.orchestrator.discovery;

import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.registry.discovery.Absent;
import io.flotilla.registry.discovery.DiscoverySource;
import org.jspecify.annotations.Nullable;

/** The body of a discovery: where to look, and whether to change the registry. */
record DiscoveryRequest(
        @Nullable String query, @Nullable String pattern, boolean apply, @Nullable Boolean retire) {

    DiscoverySource source() {
        if (query != null && pattern == null) {
            return new DiscoverySource.Query(query);
        }
        if (pattern != null && query == null) {
            return new DiscoverySource.Pattern(pattern);
        }
        throw ProblemException.invalid(
                "missing-field", "give either 'query' or 'pattern', and not both");
    }

    Absent absent() {
        return retire == null || retire ? Absent.RETIRE : Absent.KEEP;
    }
}
