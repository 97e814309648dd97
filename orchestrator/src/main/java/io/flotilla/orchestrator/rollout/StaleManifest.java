package io.flotilla.orchestrator.rollout;

/** What is stored is not what was approved; nothing may run until somebody makes a new rollout. */
public final class StaleManifest extends RuntimeException {

    StaleManifest(String message) {
        super(message, null, false, false);
    }
}
