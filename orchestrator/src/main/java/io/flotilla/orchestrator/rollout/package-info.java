/**
 * Rollouts: the manifest somebody approves, the acts people may do, and the driver that decides
 * what comes next. What happens on one target is in {@code shard}; when anything runs is in {@code
 * schedule}.
 */
@NullMarked
package io.flotilla.orchestrator.rollout;

import org.jspecify.annotations.NullMarked;
