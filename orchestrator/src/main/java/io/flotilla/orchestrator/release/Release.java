package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.Schema;
import java.time.Instant;
import io.flotilla.orchestrator.json.Json;

/**
 * One published desired state. Immutable: {@code digest} is over its dialect, policy and sources,
 * and a tag never moves to another.
 */
public record Release(
        long id,
        String name,
        String tag,
        String dialect,
        Fingerprint fingerprint,
        @Json Schema schema,
        String digest,
        @Json PlanPolicy policy,
        String createdBy,
        Instant createdAt) {

    /** How people and requests name it. */
    public ReleaseReference reference() {
        return new ReleaseReference(name, tag);
    }
}
