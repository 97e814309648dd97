/**
 * The {@code rollout/v1} document: who gets a release, in which waves, with how much patience.
 * Reads and writes text only; knows neither targets nor databases.
 */
@NullMarked
package io.flotilla.orchestrator.rollout.spec;

import org.jspecify.annotations.NullMarked;
