package io.flotilla.orchestrator.scan;

/**
 * How a scan ended, counted in targets. {@code unrecorded} were read but have no expected state to
 * be compared with; {@code seconds} is how long it took.
 */
public record ScanSummary(
        long scanned, long current, long drifted, long unrecorded, long unreadable, double seconds) {}
