package io.flotilla.orchestrator.discovery;

import io.flotilla.registry.discovery.DiscoveryResult;
import java.util.List;
import java.util.Map;

/** What a discovery or an import would change, or with {@code applied} has changed. */
record DiscoveryView(
        List<DiscoveryResult.Add> adds,
        List<DiscoveryResult.Retire> retires,
        List<DiscoveryResult.Relabel> relabels,
        int unchanged,
        List<DiscoveryResult.Rejected> rejected,
        boolean applied) {

    static DiscoveryView of(DiscoveryResult result, boolean applied) {
        return new DiscoveryView(
                result.adds(),
                result.retires(),
                result.relabels(),
                result.unchanged(),
                result.rejected(),
                applied);
    }

    /** Numbers for the audit: which targets they were is in the registry. */
    Map<String, Object> counts() {
        return Map.of(
                "adds", adds.size(),
                "retires", retires.size(),
                "relabels", relabels.size(),
                "rejected", rejected.size());
    }
}
