package io.flotilla.orchestrator.trash;

import io.flotilla.engine.ShortDuration;
import io.flotilla.engine.trash.Purge;
import io.flotilla.orchestrator.trash.PurgeReport.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts while several threads purge. */
final class PurgeTally {

    /** What a report lists; a fleet's problems are mostly alike. */
    private static final int MOST_PROBLEMS = 100;

    private final List<Problem> problems = new ArrayList<>();
    private long targets;
    private long removed;
    private long bytes;
    private long younger;
    private long busy;

    synchronized void add(String database, String tenant, Purge purge) {
        targets++;
        removed += purge.removed().size();
        bytes += purge.bytes();
        for (var left : purge.left()) {
            switch (left.reason()) {
                case TOO_YOUNG -> younger++;
                case AGE_UNKNOWN, BLOCKED, FAILED ->
                        add(new Problem(database, tenant, left.trash().title(), left.detail()));
            }
        }
    }

    synchronized void addBusy() {
        targets++;
        busy++;
    }

    synchronized void add(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    synchronized PurgeReport report(Duration olderThan, boolean dryRun) {
        return new PurgeReport(
                dryRun,
                ShortDuration.format(olderThan),
                targets,
                removed,
                bytes,
                younger,
                busy,
                problems);
    }
}
