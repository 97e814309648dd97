/**
 * Targets that are not what was last recorded of them, grouped by what became of them, and their
 * adoption. Repairing them is a plan and a rollout like any other.
 */
@NullMarked
package io.flotilla.orchestrator.drift;

import org.jspecify.annotations.NullMarked;
