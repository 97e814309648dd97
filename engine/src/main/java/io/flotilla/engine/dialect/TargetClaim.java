package io.flotilla.engine.dialect;

import java.time.Duration;

/**
 * Who wants to work on which schema, and how long it may wait. A claim with a smaller {@code epoch}
 * than the last one seen at the target is refused; {@code run} shows in the server's session list.
 */
public record TargetClaim(
        String schema, long epoch, String run, Duration lockTimeout, Duration statementTimeout) {

    public TargetClaim {
        requirePositive("lock", lockTimeout);
        requirePositive("statement", statementTimeout);
    }

    /** Zero would mean no limit to the server, and tenants could wait without one. */
    private static void requirePositive(String name, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the %s timeout must be between 1 ms and 24 days, not %s"
                            .formatted(name, timeout));
        }
    }
}
