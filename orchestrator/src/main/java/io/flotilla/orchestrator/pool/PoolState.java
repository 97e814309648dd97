package io.flotilla.orchestrator.pool;

/**
 * One node's connections to a database.
 *
 * @param inUse of those that are open
 * @param waiting how much work waits for one
 * @param most may be open
 */
public record PoolState(int open, int inUse, int waiting, int most) {}
