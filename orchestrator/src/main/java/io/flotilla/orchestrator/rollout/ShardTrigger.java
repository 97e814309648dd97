package io.flotilla.orchestrator.rollout;

/** Has a database's share of a rollout worked on soon, by some node; once more is harmless. */
public interface ShardTrigger {
    void fire(long rolloutId, long databaseId);
}
