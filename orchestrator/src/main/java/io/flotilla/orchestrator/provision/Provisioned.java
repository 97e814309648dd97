package io.flotilla.orchestrator.provision;

/** A tenant's new target, and the state it was read to be in. */
record Provisioned(
        long id,
        String tenant,
        String database,
        String schema,
        String release,
        String fingerprint) {}
