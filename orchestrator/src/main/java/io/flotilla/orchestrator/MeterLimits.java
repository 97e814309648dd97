package io.flotilla.orchestrator;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Keeps the number of series bounded where their labels are not enumerations, and gives requests
 * the one bucket that their objective asks for. Rollouts come and go and are bounded where they are
 * shown: a filter never forgets a name it has seen.
 */
@Singleton
class MeterLimits {

    private static final String REQUESTS = "http.server.requests";

    /** More than there are endpoints and pages. */
    private static final int MOST_URIS = 250;

    private static final int MOST_POOLS = 100;

    private static final double OBJECTIVE = Duration.ofMillis(500).toNanos();

    @Produces
    @Singleton
    MeterFilter uris() {
        return MeterFilter.maximumAllowableTags(REQUESTS, "uri", MOST_URIS, MeterFilter.deny());
    }

    @Produces
    @Singleton
    MeterFilter pools() {
        return MeterFilter.maximumAllowableTags("hikaricp", "pool", MOST_POOLS, MeterFilter.deny());
    }

    @Produces
    @Singleton
    MeterFilter requestObjective() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(
                    Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS) && isAnswered(id.getTags())
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(OBJECTIVE)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    /** Of the API, and no stream, which lasts as long as its reader likes. */
    private static boolean isAnswered(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> tag.getKey().equals("uri"))
                .map(Tag::getValue)
                .anyMatch(uri -> uri.startsWith("/api/") && !uri.endsWith("/events"));
    }
}
