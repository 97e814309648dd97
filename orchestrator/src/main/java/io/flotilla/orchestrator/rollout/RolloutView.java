package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as people see it. {@code releases} are one for each dialect of its targets; {@code
 * rate} is targets per second over the last half minute; {@code etaSeconds} is null where nothing
 * moves; {@code problems} are databases that do not answer. {@code spec} is what it goes by, which
 * is what was approved and the {@code changes} since.
 */
record RolloutView(
        long id,
        String release,
        List<RolloutRelease> releases,
        RolloutState state,
        boolean halted,
        @Nullable String reason,
        String manifestDigest,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        JsonNode spec,
        JsonNode changes,
        List<WaveProgress> waves,
        int targets,
        Map<String, Integer> counts,
        Budget budget,
        Budget drift,
        double rate,
        @Nullable Long etaSeconds,
        int exceptions,
        List<DatabaseProblem> problems,
        List<Wait> waits,
        List<String> nextActions) {

    /** How far a wave is. */
    record WaveProgress(
            int position,
            String name,
            WaveState state,
            int parallel,
            int targets,
            Map<String, Integer> counts) {}

    /** Failed, or drifted, targets; {@code allowed} is null where any number is. */
    record Budget(@Nullable Integer allowed, int used) {}
}
