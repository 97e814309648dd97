package io.flotilla.orchestrator.trash;

import java.util.List;

/**
 * What became of the trash of many targets. {@code removed} counts things, {@code bytes} their
 * files; {@code younger} things stay; {@code busy} targets had an attempt under way and are left to
 * the next purge.
 */
public record PurgeReport(
        boolean dryRun,
        String olderThan,
        long targets,
        long removed,
        long bytes,
        long younger,
        long busy,
        List<Problem> problems) {

    public PurgeReport {
        problems = List.copyOf(problems);
    }

    /** Why something old enough is still there; {@code tenant} is empty for a whole database. */
    public record Problem(String database, String tenant, String what, String why) {}
}
