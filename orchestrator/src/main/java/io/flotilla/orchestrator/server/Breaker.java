package io.flotilla.orchestrator.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a server's condition. {@code faults} happened in a row since anything last went
 * well; {@code openings} is how often it opened without closing between; {@code since} is when it
 * first did, {@code retryAt} when the next probe may begin.
 */
public record Breaker(
        BreakerState state,
        int faults,
        int openings,
        @Nullable Instant retryAt,
        @Nullable Instant since,
        @Nullable String faultKind,
        @Nullable String fault) {

    static final Breaker SOUND = new Breaker(BreakerState.CLOSED, 0, 0, null, null, null, null);

    /** After a probe went well, faults are forgotten; an open one stays what it is. */
    Breaker afterSuccess() {
        return switch (state) {
            case CLOSED, HALF_OPEN -> SOUND;
            case OPEN -> this;
        };
    }

    /**
     * After {@code count} more faults, all of one kind.
     *
     * @param jitter from 0 to 1: nodes and servers must not all probe at once
     */
    Breaker afterFaults(BreakerPolicy policy, int count, Fault latest, Instant now, double jitter) {
        var total = faults + count;
        return switch (state) {
            case OPEN -> this;
            case HALF_OPEN -> opened(policy, total, latest, now, jitter);
            case CLOSED ->
                    total >= policy.faults() || latest.lasting()
                            ? opened(policy, total, latest, now, jitter)
                            : new Breaker(
                                    state, total, 0, null, null, latest.kind(), latest.message());
        };
    }

    private Breaker opened(
            BreakerPolicy policy, int total, Fault latest, Instant now, double jitter) {
        return new Breaker(
                BreakerState.OPEN,
                total,
                openings + 1,
                now.plus(policy.coolDown(openings, jitter)),
                since == null ? now : since,
                latest.kind(),
                latest.message());
    }

    /** One attempt goes to see; should it never come back, another may from {@code until} on. */
    Breaker probing(Instant until) {
        return new Breaker(
                BreakerState.HALF_OPEN, faults, openings, until, since, faultKind, fault);
    }

    /** Whether an attempt may go and see how the server is. */
    boolean mayProbe(Instant now) {
        return switch (state) {
            case CLOSED -> false;
            case OPEN, HALF_OPEN -> retryAt == null || !retryAt.isAfter(now);
        };
    }

    /**
     * A server's answer that has nothing to do with the tenant. One that is {@code lasting} will
     * not go away by waiting a little.
     */
    public record Fault(String kind, String message, boolean lasting) {}
}
