package io.flotilla.orchestrator.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A server on the wire. {@code cap} is null where there is none; {@code inUse} connections are set
 * aside for attempts. {@code fault} is what happened last, null once something went well since.
 */
public record TargetServerView(
        String server,
        int databases,
        BreakerState breaker,
        @Nullable Integer cap,
        int inUse,
        int faults,
        @Nullable String faultKind,
        @Nullable String fault,
        @Nullable Instant since,
        @Nullable Instant retryAt) {

    static TargetServerView of(TargetServer server, @Nullable Integer cap) {
        var breaker = server.breaker();
        return new TargetServerView(
                server.address().toString(),
                server.databases(),
                breaker.state(),
                cap,
                server.inUse(),
                breaker.faults(),
                breaker.faultKind(),
                breaker.fault(),
                breaker.since(),
                breaker.retryAt());
    }
}
