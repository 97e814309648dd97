/** Asks somebody outside whether all is well. Knows checks, and no rollout. */
@NullMarked
package io.flotilla.orchestrator.rollout.health;

import org.jspecify.annotations.NullMarked;
