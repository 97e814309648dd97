package io.flotilla.orchestrator.rollout.shard;

/** A target in this shard's hands, from its claim until its ending is written. */
record Underway(ClaimedTarget target, Journal journal, long claimedAt) {}
