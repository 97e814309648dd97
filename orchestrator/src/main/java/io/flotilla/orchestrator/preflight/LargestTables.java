package io.flotilla.orchestrator.preflight;

import io.flotilla.orchestrator.preflight.PreflightReport.LargeTable;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the ten largest of any number of tables; for any thread. */
final class LargestTables {

    private static final int KEPT = 10;

    private final PriorityQueue<LargeTable> kept =
            new PriorityQueue<>(Comparator.comparingLong(LargeTable::bytes));

    synchronized void add(LargeTable table) {
        kept.add(table);
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    /** The largest first. */
    synchronized List<LargeTable> list() {
        return kept.stream()
                .sorted(Comparator.comparingLong(LargeTable::bytes).reversed())
                .toList();
    }
}
