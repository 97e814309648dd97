package io.flotilla.orchestrator.rollout.spec;

import java.time.Duration;

/**
 * How often one target is tried, the first time included, and how long to wait after the first
 * attempt. The wait doubles with every further one.
 */
public record Retry(int attempts, Duration backoff) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** How long to wait after attempt {@code number}, which counts from 1. */
    public Duration after(int number) {
        var doublings = Math.min(Math.max(number - 1, 0), 20);
        var wait = backoff.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
