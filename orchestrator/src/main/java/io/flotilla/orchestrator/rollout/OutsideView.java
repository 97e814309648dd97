package io.flotilla.orchestrator.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Targets that a rollout's selector picks and its manifest does not have, the first thousand.
 * {@code catchUps} are the rollouts made for them.
 */
record OutsideView(int joined, int quarantined, List<Outsider> targets, List<Long> catchUps) {

    /** One of them; {@code quarantine} is why it is left alone, null for one that joined later. */
    public record Outsider(
            long targetId,
            String tenant,
            String database,
            String schema,
            boolean quarantined,
            @Nullable String quarantine) {}
}
