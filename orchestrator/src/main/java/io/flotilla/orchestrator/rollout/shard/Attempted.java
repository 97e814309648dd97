package io.flotilla.orchestrator.rollout.shard;

import java.time.Duration;

/** A claimed target whose attempt has ended, or never began. */
record Attempted(ClaimedTarget target, Ending ending, Duration took) {}
