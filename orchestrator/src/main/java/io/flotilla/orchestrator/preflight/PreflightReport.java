package io.flotilla.orchestrator.preflight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a preflight found.
 *
 * @param targets all of the rollout's
 * @param ready those that will be attempted and have no finding
 * @param alreadyThere those that are at the release already
 * @param findings alike ones together, the most frequent first
 * @param largest the largest tables that the plans touch, over all targets
 * @param transactions open for longer than a minute on the rollout's databases; the plans would
 *     wait for them
 * @param estimate null where nothing of the kind was ever timed
 */
record PreflightReport(
        long rollout,
        String by,
        Instant at,
        double seconds,
        long targets,
        long ready,
        long alreadyThere,
        List<Group> findings,
        List<LargeTable> largest,
        List<OpenTransaction> transactions,
        List<RehearsedTarget> rehearsed,
        @Nullable Estimate estimate) {

    PreflightReport {
        findings = List.copyOf(findings);
        largest = List.copyOf(largest);
        transactions = List.copyOf(transactions);
        rehearsed = List.copyOf(rehearsed);
    }

    /**
     * @param rows how many rows break a check, over all of the targets; null where none were
     *     counted
     * @param examples a few tenants, those with the most rows first
     */
    record Group(
            FindingKind kind,
            String detail,
            long targets,
            @Nullable Long rows,
            List<String> examples) {}

    /**
     * @param rows the server's estimate; -1 where it has none
     */
    record LargeTable(String tenant, String database, String table, long bytes, long rows) {}

    record OpenTransaction(
            String database,
            int process,
            String user,
            @Nullable String application,
            @Nullable String state,
            long seconds) {}

    /**
     * @param millis of each statement that could be rehearsed, in the plan's order
     * @param left how many statements could not
     */
    record RehearsedTarget(
            String tenant,
            String database,
            long bytes,
            List<Double> millis,
            int left,
            @Nullable String problem) {}

    /**
     * How long the rollout may take, as far as the strategy's widths go; bakes are in it, gates are
     * not.
     *
     * @param basis {@code rehearsal}, {@code plan} (attempts of these plans) or {@code history}
     *     (attempts of any plan)
     */
    record Estimate(String basis, long seconds, List<SizeClass> sizes) {}

    /**
     * Targets by what the touched tables hold.
     *
     * @param below bytes; null in the last class
     * @param p50Millis of one attempt; null where none of the size was timed
     */
    record SizeClass(
            @Nullable Long below,
            long targets,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis) {}
}
