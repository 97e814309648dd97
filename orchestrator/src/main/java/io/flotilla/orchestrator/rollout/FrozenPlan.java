package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.PlanFileInvalid;

/** A plan's text as the manifest holds it, under the digest the manifest names. */
public record FrozenPlan(String digest, String document) {

    /**
     * Reads the plan, which digests it again.
     *
     * @throws StaleManifest if the text is no longer the plan of that digest
     */
    public Plan plan() {
        try {
            var plan = PlanFile.read(document);
            if (plan.digest().value().equals(digest)) {
                return plan;
            }
            throw new StaleManifest("plan %s was replaced by %s".formatted(digest, plan.digest()));
        } catch (PlanFileInvalid e) {
            throw new StaleManifest("plan %s was changed: %s".formatted(digest, e.getMessage()));
        }
    }
}
