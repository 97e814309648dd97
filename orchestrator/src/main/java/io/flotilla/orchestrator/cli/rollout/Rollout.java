package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.rollout.RolloutState;
import io.flotilla.orchestrator.rollout.TargetState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rollout as the server describes it; lists and maps are never null. */
public record Rollout(
        String id,
        String release,
        String state,
        boolean halted,
        @Nullable String reason,
        String manifestDigest,
        @Nullable String createdBy,
        @Nullable String approvedBy,
        @Nullable String startedAt,
        @Nullable String finishedAt,
        List<Wave> waves,
        Map<String, Integer> counts,
        @Nullable Budget budget,
        double rate,
        @Nullable Long etaSeconds,
        int exceptions,
        List<Problem> problems,
        List<Wait> waits,
        List<String> nextActions) {
    public Rollout {
        waves = waves == null ? List.of() : List.copyOf(waves);
        counts = ordered(counts);
        problems = problems == null ? List.of() : List.copyOf(problems);
        waits = waits == null ? List.of() : List.copyOf(waits);
        nextActions = nextActions == null ? List.of() : List.copyOf(nextActions);
    }

    /** One ordered batch of the rollout. */
    public record Wave(
            int position,
            String name,
            String state,
            @Nullable Integer parallel,
            int targets,
            Map<String, Integer> counts) {
        public Wave {
            counts = ordered(counts);
        }
    }

    /** How many failures are tolerated, null for any number, and how many there are. */
    public record Budget(@Nullable Integer allowed, int used) {}

    /** A database that does not answer; its targets wait. */
    public record Problem(String database, String problem) {}

    /** What it waits for; {@code wave} is null where it concerns more than one. */
    public record Wait(
            String kind,
            @Nullable String wave,
            String detail,
            @Nullable String since,
            @Nullable String until) {}

    public static Rollout read(JsonNode rollout) {
        return Json.read(rollout, Rollout.class);
    }

    public int targets() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(TargetState state) {
        return counts.getOrDefault(state.label(), 0);
    }

    /** The end of all work, by success, abort or revert. */
    public boolean ended() {
        return switch (RolloutState.of(state)) {
            case COMPLETED, ABORTED, REVERTED -> true;
            case AWAITING_APPROVAL, SCHEDULED, RUNNING, PAUSED, REVERTING -> false;
        };
    }

    /** Whether nothing goes on before a person acts. */
    public boolean waitsForPerson() {
        return switch (RolloutState.of(state)) {
            case AWAITING_APPROVAL, SCHEDULED, PAUSED -> true;
            case RUNNING, COMPLETED, ABORTED, REVERTING, REVERTED ->
                    waves.stream().anyMatch(wave -> wave.state().equals("gate"));
        };
    }

    private static Map<String, Integer> ordered(@Nullable Map<String, Integer> counts) {
        return counts == null ? Map.of() : new LinkedHashMap<>(counts);
    }
}
