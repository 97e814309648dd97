package io.flotilla.orchestrator.server;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * One server, as recorded. {@code connectionCap} bounds the connections of attempts there over all
 * nodes; {@code inUse} of them are set aside at {@code now}.
 */
public record TargetServer(
        String host,
        int port,
        @Nullable Integer connectionCap,
        @Nested Breaker breaker,
        int inUse,
        int databases,
        Instant now) {

    public ServerAddress address() {
        return new ServerAddress(host, port);
    }
}
