/**
 * One database's share of a rollout: claims targets, runs their plans side by side, and writes down
 * how each attempt ended. Decides nothing about waves.
 */
@NullMarked
package io.flotilla.orchestrator.rollout.shard;

import org.jspecify.annotations.NullMarked;
