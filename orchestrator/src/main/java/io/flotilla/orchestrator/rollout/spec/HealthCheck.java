package io.flotilla.orchestrator.rollout.spec;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What must hold while a wave bakes. */
public sealed interface HealthCheck {

    /** Unique within its wave. */
    String name();

    /** Where it asks; the host must be on the server's list. */
    URI address();

    Pace pace();

    /** An address that must answer a GET with a status. */
    record Http(String name, URI address, int status, Pace pace) implements HealthCheck {}

    /**
     * An instant query whose result must not be empty, and each of whose values must be within the
     * bounds; without bounds, other than 0.
     *
     * @param address of the Prometheus server, without {@code /api/v1/query}
     */
    record Prometheus(
            String name,
            URI address,
            String query,
            @Nullable BigDecimal above,
            @Nullable BigDecimal below,
            Pace pace)
            implements HealthCheck {}

    /** How often it is asked, how long an answer is waited for, and what silence means. */
    record Pace(Duration every, Duration timeout, Inconclusive inconclusive) {}

    /** What happens when a check cannot tell: nobody answers, or not with what was asked for. */
    enum Inconclusive {
        /** The rollout pauses, with the reason. */
        PAUSE,
        /** It is asked again, and the bake does not end before it can tell. */
        WAIT
    }
}
