package io.flotilla.registry.discovery;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a discovery or an import would change about the registry, or has changed. Lists are in the
 * order things were found.
 *
 * @param unchanged how many of the found targets are registered just so
 */
public record DiscoveryResult(
        List<Add> adds,
        List<Retire> retires,
        List<Relabel> relabels,
        int unchanged,
        List<Rejected> rejected) {

    public DiscoveryResult {
        adds = List.copyOf(adds);
        retires = List.copyOf(retires);
        relabels = List.copyOf(relabels);
        rejected = List.copyOf(rejected);
    }

    static final DiscoveryResult NOTHING =
            new DiscoveryResult(List.of(), List.of(), List.of(), 0, List.of());

    /** Both results, for files that speak of several databases. */
    DiscoveryResult and(DiscoveryResult other) {
        return new DiscoveryResult(
                concat(adds, other.adds),
                concat(retires, other.retires),
                concat(relabels, other.relabels),
                unchanged + other.unchanged,
                concat(rejected, other.rejected));
    }

    private static <T> List<T> concat(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** A schema that becomes a target. */
    public record Add(String database, String tenant, String schema, Map<String, String> labels) {}

    /** A target that is not found any more, and gets the status {@code leaving}. */
    public record Retire(String database, String tenant, String schema) {}

    /**
     * A target found with another tenant or other labels than it is registered with, or found
     * again.
     *
     * @param formerTenant null when the tenant stays
     * @param from its labels now, all of them
     * @param to its labels then, all of them
     * @param returns whether it was leaving and becomes active again
     */
    public record Relabel(
            String database,
            String tenant,
            @Nullable String formerTenant,
            String schema,
            Map<String, String> from,
            Map<String, String> to,
            boolean returns) {}

    /** Something found that cannot be a target. */
    public record Rejected(String database, String schema, String why) {}
}
